import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TaskRecord } from "../../src/experiments/record.ts";
import { compose } from "../../src/report/compose.ts";
import { unfolded, type Block, type Table } from "../../src/report/document.ts";
import { toHtml } from "../../src/report/html/toHtml.ts";
import { toMarkdown } from "../../src/report/toMarkdown.ts";
import { writeDocument, writeReport } from "../../src/report/writeReport.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import tiny from "../experiments/fixtures/tiny.ts";
import { ablation, bridge, method, synthetic } from "./synthetic.ts";

const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Table => block.kind === "table");
const titles = ({ columns }: Table) => columns.map(({ title }) => title);
const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind);

describe("of 22 variants, 5 seeds and 50 updates", () => {
  let folder: string;
  let page: string;
  const results = synthetic({ algorithms: ablation });
  const write = (name: string) => writeDocument(compose(results), join(folder, name));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "saddle-report-"));
    page = readFileSync(write("first").html, "utf8");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is a page of less than 1.5 MB", () => expect(page.length).toBeLessThan(1_500_000));

  it("is the same to the byte when written again", () => {
    write("second");
    const files = readdirSync(join(folder, "first"), { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    expect(files.map(({ name }) => name).sort()).toEqual([
      "ablation.svg",
      "costs.svg",
      "index.html",
      "phase-others.svg",
      "phase.svg",
      "profiles-others.svg",
      "profiles.svg",
      "report.md",
      "tables.tex",
      "tradeoff.svg",
      "training-others.svg",
      "training.svg",
    ]);
    for (const { name, parentPath } of files) {
      const twin = join(parentPath.replace("first", "second"), name);
      expect(readFileSync(twin, "utf8") === readFileSync(join(parentPath, name), "utf8"), name).toBe(true);
    }
  });

  it("fetches nothing: no address but in links, and in the names of XML's own spaces", () => {
    const markup = page.replace(/<script>.*?<\/script>/gs, "");
    expect(
      markup.replace(/<a href="https:[^"]*">/g, "").replaceAll('xmlns="http://www.w3.org/2000/svg"', ""),
    ).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<(link|img|iframe)\b|<script src|@import|url\((?!#)/);
  });

  it("names no element twice, so that no picture is clipped by another", () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(60);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...page.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("leads to each of its sections", () => {
    const links = [...page.matchAll(/<a href="#([^"]*)">/g)].map(([, id]) => id);
    const sections = [...page.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(5);
    expect(links).toEqual(sections);
  });

  it("fills in every color of a figure that stands alone", () =>
    expect(readFileSync(join(folder, "first", "figures", "training.svg"), "utf8")).not.toContain("var(--"));

  it("writes no number that is none", () => {
    const drawn = page.replace(/<script>.*?<\/script>/gs, "").replaceAll("ended in NaN", "");
    expect(drawn.match(/.{20}(NaN|undefined|Infinity|\[object).{20}/g)).toBeNull();
    const markdown = readFileSync(join(folder, "first", "report.md"), "utf8").replaceAll("ended in NaN", "");
    expect(markdown.match(/.*(NaN|undefined|Infinity).*/g)).toBeNull();
  });
});

describe("the summary", () => {
  const summary = (tasks: readonly TaskRecord[], seeds?: readonly number[]) => {
    const results = synthetic({ algorithms: [method], tasks, numUpdates: 5, ...(seeds && { seeds }) });
    return tables(compose(results).blocks).find((table) => titles(table).includes("runs"))!;
  };
  const { optimum: _, frontier: __, ...plain } = bridge;

  it("tells six things of each variant", () =>
    expect(titles(summary([bridge]))).toEqual(["variant", "return", "gap", "cost", "limit kept", "λ", "runs"]));

  it("leaves out what is not known: no optimum, no gap", () => expect(titles(summary([plain]))).not.toContain("gap"));

  it("has columns for each of several constraints, and none without", () => {
    const constraint = { costLimit: 2, kind: "episodic", gamma: 0.99 } as const;
    const two = { ...plain, constraints: ["lava", "noise"].map((cost) => ({ ...constraint, cost })) };
    expect(titles(summary([two]))).toEqual(["variant", "return", "lava", "lava kept", "noise", "noise kept", "runs"]);
    expect(titles(summary([{ ...plain, constraints: [] }]))).toEqual(["variant", "return", "runs"]);
  });

  it("prefers exact values to sampled ones, and says which they are", () => {
    expect(summary([bridge]).caption).toContain("computed exactly");
    expect(summary([plain]).caption).toContain("the mean over sampled episodes");
    // The synthetic samples lie 0.1 above the exact values.
    const value = (tasks: readonly TaskRecord[]) => Number(summary(tasks).rows[0][1].text);
    expect(value([plain]) - value([bridge])).toBeCloseTo(0.1, 1);
  });

  it("expects of λ what an agent that discounts can reach", () =>
    expect(summary([bridge]).rows[0][5].detail).toBe("of 0.83"));

  it("gives one seed no interval", () => expect(summary([bridge], [7]).rows[0][1].detail).toBe(""));
});

describe("of other shapes", () => {
  const shape = (tasks: readonly TaskRecord[], numAlgorithms = 2) =>
    compose(synthetic({ algorithms: ablation.slice(0, numAlgorithms), tasks, numUpdates: 5, seeds: [0, 1] }));

  it("repeats its sections for every task, each figure with a name of its own", () => {
    const { blocks } = shape([bridge, { ...bridge, name: "BridgeSlip-v0 cost≤2" }]);
    const ids = unfolded(blocks).flatMap((block) => (block.kind === "figure" ? [block.id] : []));
    const each = ["ablation", "tradeoff", "training", "phase", "costs"];
    expect(ids).toEqual([...[1, 2].flatMap((i) => each.map((id) => `task-${i}-${id}`)), "profiles"]);
    expect(kinds(blocks).filter((kind) => kind === "explorer")).toHaveLength(1);
  });

  it("of a single algorithm compares nothing", () =>
    expect(toMarkdown(shape([bridge], 1))).not.toContain("figures/ablation.svg"));

  it("of a method that has no result at all is still a report", () => {
    const lost = [{ ...method, failed: [0, 1] }, ablation[1]];
    const document = compose(synthetic({ algorithms: lost, numUpdates: 5, seeds: [0, 1] }));
    expect(toHtml(document)).toContain("no run of <strong>ppoLagrangian</strong> has a result");
  });

  it("of no finished run at all is still a report", () => {
    const lost = ablation.slice(0, 2).map((madeUp) => ({ ...madeUp, failed: [0, 1] }));
    expect(toHtml(compose(synthetic({ algorithms: lost, numUpdates: 1, seeds: [0, 1] })))).toContain("4 of 4 runs");
  });

  it("shows of each variant only what differs from the method", () => {
    const recipes = tables(shape([bridge]).blocks).at(-1)!;
    expect(recipes.rows.map((row) => row.map(({ text }) => text))).toEqual([
      [
        "without the multiplier",
        "multiplier",
        "pid({ proportional: 2, integral: 0.2, derivative: 1 })",
        "constant({ value: 0 })",
      ],
    ]);
  });
});

it("of a results folder that is half done tells what there is, and what is missing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "saddle-report-"));
  writeJson(join(folder, "experiment.json"), recordOf(tiny, "reference", "saddle run tiny"));
  const [first] = places(tiny, "reference", folder);
  await runTrial(first, { engine: reference });
  const { html, markdown } = await writeReport(folder);
  const files = () =>
    ["report", "tables"].flatMap((part) =>
      readdirSync(join(folder, part), { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((file) => file.isFile())
        .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), "base64")]),
    );
  const before = files();
  expect(before.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "timing.csv",
      "measures.csv",
      "summary.arrow",
      "pairwise.csv",
      "index.html",
      "profiles.svg",
    ]),
  );
  writeFileSync(join(folder, "report", "figures", "of-an-earlier-version.svg"), "<svg/>");
  await writeReport(folder);
  expect(files()).toEqual(before);
  expect(readFileSync(html, "utf8")).toContain(`<h1>${tiny.question}</h1>`);
  expect(readFileSync(markdown, "utf8")).toMatch(/1 of 2 runs has no result.*seed 1 \(not run\)/);
  rmSync(folder, { recursive: true });
});
