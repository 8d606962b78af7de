import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readJson } from "../../src/experiments/files.ts";
import { runExperiment, type RunnerOptions } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import { loadResults } from "../../src/tables/load.ts";
import { writeTables } from "../../src/tables/write.ts";

const fixtures = relative(process.cwd(), join(import.meta.dirname, "fixtures"));
let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-runner-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs an experiment with one seed; starting processes is what takes time. */
async function runFixture(name: string, folder: string, options: Partial<RunnerOptions> = {}) {
  const source = { experiment: join(fixtures, `${name}.ts`), numSeeds: 1 };
  const experiment = await loadSource(source);
  return runExperiment({ source, experiment, engine: "wasm", folder, command: `saddle run ${name}`, ...options });
}

const tableFiles = (folder: string) => {
  writeTables(folder, loadResults(folder));
  const files = readdirSync(join(folder, "tables")).sort();
  return files.map((file) => [file, readFileSync(join(folder, "tables", file)).toString("base64")]);
};

describe("runExperiment", () => {
  it("writes the same tables, byte for byte, with one worker and with two", async () => {
    const [one, two] = [join(root, "one"), join(root, "two")];
    expect(await runFixture("tiny", one, { numWorkers: 1 })).toEqual({ numDone: 2, numFailed: 0, numOpen: 0 });
    expect(await runFixture("tiny", two, { numWorkers: 2 })).toEqual({ numDone: 2, numFailed: 0, numOpen: 0 });
    expect(tableFiles(one)).toEqual(tableFiles(two));
    expect(readFileSync(join(one, "experiment.json"), "utf8")).toBe(readFileSync(join(two, "experiment.json"), "utf8"));
  });

  it("does what is missing and leaves the rest as it is", async () => {
    const folder = join(root, "one");
    const experiment = await loadSource({ experiment: join(fixtures, "tiny.ts"), numSeeds: 1 });
    const [first, ...others] = places(experiment, "wasm", folder);
    const before = tableFiles(folder);
    const touched = others.map((place) => statSync(join(place.folder, "done")).mtimeMs);
    // As a crash of the machine would leave it: a log that was cut off, and no `done`.
    rmSync(join(first.folder, "done"));
    writeFileSync(join(first.folder, "updates.jsonl"), '{"update":1,');
    expect((await runFixture("tiny", folder)).numDone).toBe(2);
    expect(others.map((place) => statSync(join(place.folder, "done")).mtimeMs)).toEqual(touched);
    expect(tableFiles(folder)).toEqual(before);
  });

  it("refuses a folder that holds runs of other settings, and moves them aside if asked", async () => {
    const folder = join(root, "one");
    await expect(runFixture("tiny", folder, { engine: "reference" })).rejects.toThrow(
      `${folder} holds runs of a different configuration (engine wasm there, reference here)`,
    );
    const aborted = AbortSignal.abort();
    const report = await runFixture("tiny", folder, { engine: "reference", earlier: "moveAside", signal: aborted });
    expect(report).toEqual({ numDone: 0, numFailed: 0, numOpen: 2 });
    expect(loadResults(`${folder}.old-1`).tables.runs.numRows()).toBe(2);
  });

  it("lets a crashing run fail alone, remembers why, and tries it again the next time", async () => {
    const folder = join(root, "crashing");
    expect(await runFixture("crashing", folder)).toEqual({ numDone: 1, numFailed: 2, numOpen: 0 });
    const { tables } = loadResults(folder);
    expect(tables.runs.objects()).toMatchObject([
      { task: "Throwing-v0 cost≤0.5", status: "failed", error: "the bridge broke", numUpdates: 0 },
      { task: "Leaving-v0 cost≤0.5", status: "failed", error: "its process ended with exit code 7", numUpdates: 0 },
      { task: "Corridor-v0 cost≤0.5", status: "done", error: "", numUpdates: 3 },
    ]);
    const attempted: string[] = [];
    await runFixture("crashing", folder, {
      watcher: () => ({ news() {}, printed() {}, ended: ({ task }) => void attempted.push(task) }),
    });
    expect(attempted.sort()).toEqual(["Leaving-v0 cost≤0.5", "Throwing-v0 cost≤0.5"]);
  });

  it("ends its children when interrupted, and goes on from there to the same results", async () => {
    const folder = join(root, "interrupted");
    const interruption = new AbortController();
    const interrupted = await runFixture("tiny", folder, {
      numWorkers: 1,
      signal: interruption.signal,
      watcher: () => ({ news() {}, printed() {}, ended: () => interruption.abort() }),
    });
    expect(interrupted.numDone).toBeLessThan(2);
    expect(interrupted.numDone + interrupted.numOpen).toBe(2);
    expect((await runFixture("tiny", folder)).numDone).toBe(2);
    expect(tableFiles(folder)).toEqual(tableFiles(join(root, "two")));
  });

  it("refuses a folder that cannot be written to before any work", async () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    await expect(runFixture("tiny", join(file, "results"))).rejects.toThrow("cannot be written to (ENOTDIR)");
  });

  it("remembers the experiment, its question and its command", () => {
    expect(readJson(join(root, "two", "experiment.json"))).toMatchObject({
      name: "tiny",
      question: "Does the plumbing hold?",
      command: "saddle run tiny",
      engine: "wasm",
      tasks: [{ name: "Corridor-v0 cost≤0.5", env: "Corridor-v0" }, { name: "Corridor-v0" }],
      algorithms: [{ name: "method" }],
      seeds: [0],
    });
  });
});

describe("loadSource", () => {
  it.each([
    ["nowhere.ts", "there is no such file"],
    [join(fixtures, "corridor.ts"), "its default export is not an experiment"],
  ])("refuses %s in a sentence", async (path, message) => {
    await expect(loadSource({ experiment: path })).rejects.toThrow(`${path}: ${message}`);
  });

  it("gives fewer seeds, more seeds and fewer steps", async () => {
    const load = (changes: object) => loadSource({ experiment: join(fixtures, "tiny.ts"), ...changes });
    expect((await load({ numSeeds: 1 })).seeds).toEqual([0]);
    expect((await load({ numSeeds: 4 })).seeds).toEqual([0, 1, 2, 3]);
    expect((await load({ shortening: 2 })).totalSteps).toBe(96);
    expect((await load({ shortening: 10 })).totalSteps).toBe(64); // one update: 4 environments × 16 steps
  });
});
