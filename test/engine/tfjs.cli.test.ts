import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

const root = mkdtempSync(join(tmpdir(), "saddle-tfjs-cli-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const corridor = relative(process.cwd(), join(import.meta.dirname, "../experiments/fixtures/corridor.ts"));

async function saddle(...args: string[]) {
  const printed = { out: "", err: "" };
  const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
  const interrupt = new AbortController().signal;
  return { code: await main(args, { out: to("out"), err: to("err"), interrupt }), ...printed };
}

it("--engine tfjs trains and evaluates, and the record says where that was computed", async () => {
  const folder = join(root, "run");
  const settings = [
    "--limit",
    "0.5",
    "--steps",
    "128",
    "--set",
    "numEnvs=4",
    "--set",
    "numSteps=16",
    "--episodes",
    "4",
  ];
  const trained = await saddle("train", corridor, ...settings, "--engine", "tfjs", "--out", folder);
  expect(trained).toMatchObject({ code: 0 });
  expect(trained.out + trained.err).not.toMatch(/TensorFlow|warn/i);
  const done = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((path) => path.endsWith("done"))!;
  const run = join(folder, done, "..");
  const { settings: recorded } = JSON.parse(readFileSync(join(run, "run.json"), "utf8"));
  expect(recorded.engine).toMatch(/^tfjs-(node|wasm)$/);
  const experiment = JSON.parse(readFileSync(join(folder, "experiment.json"), "utf8"));
  expect(experiment).toMatchObject({ engine: recorded.engine, command: expect.stringMatching(/ --engine tfjs$/) });

  const evaluated = await saddle("eval", run, "--episodes", "4");
  expect(evaluated).toMatchObject({ code: 0, err: "" });
  expect(evaluated.out).toMatch(/\nreturn +\d/);

  const again = await saddle("train", corridor, ...settings, "--engine", "tfjs-cpu", "--out", folder);
  expect(again.err).toContain(`(engine ${recorded.engine} there, tfjs-cpu here)`);
});

it("an engine that cannot be had is refused before any work", async () => {
  const { code, err } = await saddle("train", corridor, "--engine", "tfjs-node", "--out", join(root, "native"));
  if (code === 0) return; // it can be had here
  expect(err).toMatch(
    /^error: tfjs engine: @tensorflow\/tfjs-node is (not installed; "npm install|installed but) [^\n]*\n$/,
  );
  expect(readdirSync(root)).not.toContain("native");
});
