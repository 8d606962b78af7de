import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readJson } from "../../src/experiments/files.ts";
import { runExperiment, type RunnerOptions } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import { loadResults } from "../../src/tables/load.ts";

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-retries-"))));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs an experiment of the fixtures, and answers what was said of its runs meanwhile. */
async function run(name: string, folder: string, options: Partial<RunnerOptions>) {
  const source = { experiment: `test/experiments/fixtures/${name}.ts` };
  const experiment = await loadSource(source);
  const said: string[] = [];
  const report = await runExperiment({
    source,
    experiment,
    engine: "wasm",
    folder,
    command: `saddle run ${name}`,
    checkpoints: { updates: 1 },
    watcher: () => ({
      news() {},
      printed: (_place, text) => void said.push(text),
      ended: ({ task }, problem) => void said.push(`${task} ended: ${problem ?? "well"}`),
    }),
    ...options,
  });
  return { report, said, places: places(experiment, "wasm", folder) };
}

const runsTable = (folder: string) => loadResults(folder).tables.runs.objects() as Record<string, unknown>[];

describe("a run that fails once", () => {
  it("is tried again, from its checkpoint where it has one, and counts once and as done", async () => {
    const steps = join(root, "steps");
    mkdirSync(steps);
    vi.stubEnv("SADDLE_TEST_FOLDER", steps);
    const folder = join(root, "flaky");
    const { report, said } = await run("flaky", folder, { numRetries: 1 });
    expect(report).toEqual({ numDone: 2, numFailed: 0, numOpen: 0 });
    expect(said.toSorted()).toEqual([
      "Leaving-v0 cost≤0.5 ended: well",
      "Throwing-v0 cost≤0.5 ended: well",
      "failed: Leaving-v0 cost≤0.5, method, seed 0: its process ended with exit code 7; is tried again, 1 of 1",
      "failed: Throwing-v0 cost≤0.5, method, seed 0: a bolt came loose; is tried again, 1 of 1",
    ]);
    expect(runsTable(folder)).toMatchObject([
      { task: "Throwing-v0 cost≤0.5", status: "done", error: "", numUpdates: 3 },
      { task: "Leaving-v0 cost≤0.5", status: "done", error: "", numUpdates: 3 },
    ]);
    // What threw began anew; what left its process without a word went on from its second update of 64 steps.
    const numSteps = (id: string) => readFileSync(join(steps, id)).length;
    expect(numSteps("Throwing-v0") - numSteps("Leaving-v0")).toBe(2 * 64);
  });
});

describe("a run that fails each time", () => {
  it("is given up after so many retries, with one row and the number of attempts over all sittings", async () => {
    const folder = join(root, "crashing");
    const { report, said, places } = await run("crashing", folder, { numRetries: 1 });
    expect(report).toEqual({ numDone: 1, numFailed: 2, numOpen: 0 });
    const ofThrowing = said.filter((text) => text.includes("Throwing-v0"));
    expect(ofThrowing).toEqual([
      "failed: Throwing-v0 cost≤0.5, method, seed 0: the bridge broke; is tried again, 1 of 1",
      "Throwing-v0 cost≤0.5 ended: the bridge broke",
    ]);
    expect(runsTable(folder).map(({ status }) => status)).toEqual(["failed", "failed", "done"]);
    const failure = () => readJson(join(places[0].folder, "failed.json"));
    expect(failure()).toMatchObject({ error: "the bridge broke", attempts: 2 });
    await run("crashing", folder, {});
    expect(failure()).toMatchObject({ error: "the bridge broke", attempts: 3 });
  });
});
