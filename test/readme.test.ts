import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import pond from "../envs/pond.ts";
import quickstart from "../experiments/quickstart.ts";
import { atMost, checkEnv, cppoPid, lagrangianPpo, task, train } from "../src/index.ts";

const PAGES = ["README.md", "envs/README.md"];
const read = (path: string) => readFileSync(path, "utf8");
const readme = read("README.md");
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

describe.each(PAGES)("%s", (page) => {
  const text = read(page);

  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path);
    expect(links.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
  });

  it("shows files as they are", () => {
    const shown = [...text.matchAll(/<!-- (\S+) -->\n+```ts\n([\s\S]*?)```/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, path, code] of shown) expect(code, path).toBe(read(path));
  });

  it("names npm scripts that exist", () => {
    const named = [...text.matchAll(/npm (?:run (\w+)|(start|test))/g)].map(([, script, plain]) => script ?? plain);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

it("README.md shows a training loop that runs", () => {
  const loop = /^(for \(const[\s\S]*?)```/m.exec(readme)![1].replace("100_000", "4096").replace("console.log(", "say(");
  const rows: number[][] = [];
  const scope = { train, task, atMost, lagrangianPpo, cppoPid, pond, say: (...row: number[]) => rows.push(row) };
  // The page is our own; running it is the point.
  // oxlint-disable-next-line no-new-func
  new Function(...Object.keys(scope), loop)(...Object.values(scope));
  expect(rows.map(([step]) => step)).toEqual([2048, 4096]);
  expect(rows.flat().every(Number.isFinite)).toBe(true);
});

it("envs/README.md shows a scene of the pond that keeps its promises", () => {
  const snippet = /```ts\n(scene: [\s\S]*?)```/.exec(read("envs/README.md"))![1];
  // oxlint-disable-next-line no-new-func
  const { scene } = new Function(`return { ${snippet} }`)() as Required<Pick<typeof pond, "scene">>;
  expect(checkEnv({ ...pond, scene }).episodes).toBe(3);
});

describe("the map of ideas", () => {
  const rows = [...readme.matchAll(/^\| (.+) \|$/gm)]
    .map(([, row]) => row.split(/(?<!\\) \| /))
    .filter((cells) => cells.length === 4);
  const variants = quickstart.algorithms.map(({ name }) => name);

  it("ends each idea with a row of the ablation", () => {
    const ideas = rows.filter(([, file]) => file.includes("src/"));
    expect(ideas.length).toBeGreaterThan(15);
    expect(ideas.map(([, , , row]) => row).filter((row) => !variants.includes(row))).toEqual([]);
  });

  it("leaves no row of the ablation without an idea", () => {
    const named = rows.map(([, , , row]) => row);
    expect(variants.filter((variant) => !named.includes(variant))).toEqual([]);
  });
});
