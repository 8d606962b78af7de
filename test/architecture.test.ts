import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

// Data flows down this list; a file may import from its own layer and from those above it.
const LAYERS = [
  "shown.ts",
  "math",
  "part.ts",
  "check.ts",
  "checkpoint/plain.ts",
  "env/spaces.ts",
  "exact/tabular.ts",
  "env/scene.ts",
  "env/defineEnv.ts",
  "env/task.ts",
  "rollout/rollout.ts",
  "env",
  "rollout",
  "transforms",
  "estimators",
  "controllers",
  "thresholds",
  "violations",
  "penalties",
  "tape",
  "losses",
  "memories",
  "observations",
  "policies",
  "engine/tensorModel.ts",
  "engine/engine.ts",
  "networks",
  "engine/learner.ts",
  "optimizers",
  "samplers",
  "stopping",
  "engine",
  "algorithms",
  "exact",
  "checkpoint",
  "train.ts",
  "evaluate.ts",
  "experiments",
  "tables",
  "stats",
  "logs",
  "imports",
  "report",
  "cli",
  "index.ts",
];
const MAX_LINES = 150;

const layer = (file: string) => {
  const fits = LAYERS.map((name, i) => ({ name, i })).filter(
    ({ name }) => file === name || file.startsWith(`${name}/`),
  );
  return fits.sort((a, b) => b.name.length - a.name.length)[0]?.i ?? -1;
};
const typescript = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .filter((file) => !file.includes("kernels/") && !file.includes("generated"));
const files = typescript("src");
const read = (file: string) => readFileSync(join("src", file), "utf8");
const imports = (source: string) => [...source.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(([, path]) => path);

it("knows every file's place", () => {
  expect(files.filter((file) => file.endsWith(".ts") && layer(file) < 0)).toEqual([]);
});

it.each(files.filter((file) => file.endsWith(".ts")))("%s imports only from above", (file) => {
  for (const path of imports(read(file))) {
    const target = relative("src", join("src", dirname(file), path));
    expect(layer(target), `${file} imports ${target}`).toBeLessThanOrEqual(layer(file));
  }
});

it.each(["src", "envs", "experiments"])("the files in %s are short", (folder) => {
  // The list of public names is as long as it is.
  const long = typescript(folder).filter(
    (file) => file !== "index.ts" && readFileSync(join(folder, file), "utf8").split("\n").length > MAX_LINES,
  );
  expect(long).toEqual([]);
});

it("no class extends another", () => {
  expect(files.filter((file) => /class \w+ extends /.test(read(file)))).toEqual([]);
});

it("no flag says which variant to use", () => {
  expect(files.filter((file) => /\buse[A-Z]\w*\s*[?:=]/.test(read(file)))).toEqual([]);
  expect(read("algorithms/recipe.ts")).not.toContain("boolean");
});

it("the update mentions no variant by name", () => {
  const body = read("algorithms/lagrangianPpo.ts").replaceAll(/^import .*$/gm, "");
  const parts = [
    "gae",
    "pid",
    "symlog",
    "prioritized",
    "cooled",
    "rescaled",
    "recovering",
    "clipped",
    "vtrace",
    "replayed",
  ];
  expect(parts.filter((part) => new RegExp(`\\b${part}\\(`).test(body))).toEqual([]);
});

it("randomness and the clock come from outside", () => {
  const clocked = ["cli", "experiments"]; // progress and timing are for people, and kept out of the tables
  for (const file of files.filter((name) => !clocked.some((folder) => name.startsWith(folder)))) {
    expect(read(file), file).not.toMatch(/Math\.random\(|Date\.now\(|performance\.now\(/);
  }
});
