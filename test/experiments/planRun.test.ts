import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { claim } from "../../src/experiments/claim.ts";
import { readJson } from "../../src/experiments/files.ts";
import { planOf } from "../../src/experiments/plan.ts";
import { writePlan } from "../../src/experiments/planFile.ts";
import { plannedPlace, runPlanned } from "../../src/experiments/planRun.ts";
import { runExperiment, type RunnerOptions } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { statusOf } from "../../src/experiments/store.ts";
import { loadResults } from "../../src/tables/load.ts";
import { writeTables } from "../../src/tables/write.ts";

const command = "saddle run tiny";
let root: string;
let swept: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "saddle-planned-"));
  swept = join(root, "swept");
  await sweep(swept);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function sweep(folder: string, options: Partial<RunnerOptions> = {}, name = "tiny") {
  const source = { experiment: `test/experiments/fixtures/${name}.ts` };
  const experiment = await loadSource(source);
  return runExperiment({ source, experiment, engine: "wasm", folder, command, numWorkers: 2, ...options });
}

async function planned(folder: string, name = "tiny"): Promise<string> {
  const source = { experiment: `test/experiments/fixtures/${name}.ts` };
  const experiment = await loadSource(source);
  writePlan(folder, planOf({ source, experiment, engine: "wasm", command }), experiment);
  return join(folder, "plan.json");
}

const runOf = async (path: string, index: number) => runPlanned(await plannedPlace(path, index), {});

/** Every file with its bytes, the tables written first; of the times that runs took, the names. */
function gathered(folder: string) {
  writeTables(folder, loadResults(folder));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const bytesOf = (path: string) => (path.endsWith("timing.json") ? "" : readFileSync(path, "base64"));
  return paths.map((path) => [path.slice(folder.length), bytesOf(path)]);
}

describe("runPlanned", () => {
  it("of every index gives the files of a sweep, byte for byte, the tables among them", async () => {
    const folder = join(root, "one by one");
    const path = await planned(folder);
    for (const index of [2, 0, 3, 1]) expect(await runOf(path, index)).toBe("done");
    expect(gathered(folder)).toEqual(gathered(swept));
  });

  it("needs nothing but the plan", async () => {
    const folder = join(root, "alone");
    mkdirSync(folder);
    cpSync(join(swept, "plan.json"), join(folder, "plan.json"));
    expect(await runOf(join(folder, "plan.json"), 0)).toBe("done");
    expect(loadResults(folder).tables.runs.numRows()).toBe(1);
    expect(readJson(join(folder, "experiment.json"))).toEqual(readJson(join(swept, "experiment.json")));
  });

  it("may be done beside itself and beside a sweep, each run by one of them", async () => {
    const folder = join(root, "side by side");
    const path = await planned(folder);
    const [report, ...statuses] = await Promise.all([
      sweep(folder),
      ...[3, 3, 2, 0].map((index) => runOf(path, index)),
    ]);
    expect(statuses).toEqual(["done", "done", "done", "done"]);
    expect(report).toEqual({ numDone: 4, numFailed: 0, numOpen: 0 });
    expect(gathered(folder)).toEqual(gathered(swept));
  });

  it("goes on where a signal stopped it", async () => {
    const path = await planned(join(root, "stopped"));
    const one = await plannedPlace(path, 0);
    expect(await runPlanned(one, { signal: AbortSignal.abort() })).toBe("open");
    expect(existsSync(join(one.place.folder, "checkpoint"))).toBe(true);
    expect(await runPlanned(one, {})).toBe("done");
    const updates = (folder: string) => readFileSync(join(folder, one.plan.runs[0].folder, "updates.jsonl"), "utf8");
    expect(updates(one.folder)).toBe(updates(swept));
  });

  it("remembers that a run failed, and how often, and clears that once it does not", async () => {
    const steps = join(root, "steps");
    mkdirSync(steps);
    vi.stubEnv("SADDLE_TEST_FOLDER", steps);
    const folder = join(root, "failing");
    const [path, flaky] = [await planned(folder, "crashing"), await planned(join(root, "flaky"), "flaky")];
    for (const attempts of [1, 2]) {
      await expect(runOf(path, 0)).rejects.toThrow("the bridge broke");
      const { place } = await plannedPlace(path, 0);
      expect(statusOf(place)).toBe("failed");
      expect(readJson(join(place.folder, "failed.json"))).toMatchObject({ error: "the bridge broke", attempts });
    }
    await expect(runOf(flaky, 0)).rejects.toThrow("a bolt came loose");
    expect(await runOf(flaky, 0)).toBe("done");
    expect(existsSync(join((await plannedPlace(flaky, 0)).place.folder, "failed.json"))).toBe(false);
    vi.unstubAllEnvs();
  });

  it("refuses a folder in which the run lies with other settings", async () => {
    const folder = join(root, "other");
    const path = await planned(folder);
    const { place } = await plannedPlace(path, 0);
    cpSync(join(swept, "runs"), join(folder, "runs"), { recursive: true });
    const record = join(place.folder, "run.json");
    const text = readFileSync(record, "utf8").replaceAll(place.hash, "0".repeat(64)).replace("192", "256");
    rmSync(join(place.folder, "done"));
    rmSync(join(place.folder, "checksums"));
    writeFileSync(record, text);
    await expect(runOf(path, 0)).rejects.toThrow(
      "holds runs of a different configuration (totalSteps 256 there, 192 here)",
    );
  });
});

describe("a run that another process is at", () => {
  it("is left to it by a sweep, which counts it as open and does not call it failed", async () => {
    const folder = join(root, "held");
    const { place } = await plannedPlace(await planned(folder), 1);
    mkdirSync(place.folder, { recursive: true });
    const release = await claim(place.folder);
    const printed: string[] = [];
    const report = await sweep(folder, {
      patience: 0,
      watcher: () => ({ news() {}, ended() {}, printed: (_place, text) => void printed.push(text) }),
    });
    expect(report).toEqual({ numDone: 3, numFailed: 0, numOpen: 1 });
    expect(printed).toEqual([expect.stringMatching(/^left to another process: .*: is in use by process /)]);
    expect(existsSync(join(place.folder, "failed.json"))).toBe(false);

    await expect(runPlanned(await plannedPlace(join(folder, "plan.json"), 1), { patience: 0 })).rejects.toThrow(
      `${place.folder}: is in use by process ${process.pid}`,
    );
    expect(existsSync(join(place.folder, "failed.json"))).toBe(false);

    // Nor is it moved from under that process.
    await expect(sweep(folder, { patience: 0, earlier: "moveAside" })).rejects.toThrow(
      `${place.folder}: is in use by process ${process.pid}`,
    );
    expect(existsSync(`${folder}.old-1`)).toBe(false);
    release();
    expect(await sweep(folder)).toEqual({ numDone: 4, numFailed: 0, numOpen: 0 });
  });
});
