import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCheckpoint, writeCheckpoint } from "../../src/checkpoint/files.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { damagedFile } from "../../src/experiments/checksums.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { mend } from "../../src/experiments/mend.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places, statusOf, type Place } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { loadResults } from "../../src/tables/load.ts";
import { damage, damages } from "./damage.ts";
import tiny from "./fixtures/tiny.ts";

// One run of twelve updates.
const experiment = { ...tiny, tasks: tiny.tasks.slice(0, 1), seeds: [0], totalSteps: 12 * 64 };
let root: string;
let numFolders = 0;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-resumption-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const placeIn = (folder: string): Place => places(experiment, "wasm", folder)[0];
const fresh = () => join(root, String(numFolders++));

/** A signal that is raised in the k-th update. */
function after(k: number): AbortSignal {
  let asked = 0;
  const raised = {
    get aborted() {
      return ++asked >= k;
    },
  };
  return raised as AbortSignal;
}

async function run(place: Place, signal?: AbortSignal): Promise<string[]> {
  const said: string[] = [];
  await runTrial(place, {
    engine: wasm,
    checkpoints: { updates: 2 },
    complain: (problem) => said.push(problem),
    ...(signal && { signal }),
  });
  return said;
}

/** The files of a run, but for how long it took. */
const files = ({ folder }: Place) =>
  readdirSync(folder)
    .filter((file) => file !== "timing.json")
    .map((file) => [file, readFileSync(join(folder, file), "utf8")]);

let whole: string;
let expected: ReturnType<typeof files>;
let stopped: string;
beforeAll(async () => {
  whole = fresh();
  expect(await run(placeIn(whole))).toEqual([]);
  writeJson(join(whole, "experiment.json"), recordOf(experiment, "wasm", "saddle run tiny"));
  expected = files(placeIn(whole));
  stopped = fresh();
  await run(placeIn(stopped), after(7));
});

/** A folder as that of the run that was stopped in its seventh update. */
function copyOf(folder: string): Place {
  const copy = fresh();
  cpSync(folder, copy, { recursive: true });
  return placeIn(copy);
}

describe("a run that was stopped", () => {
  it("leaves a checkpoint, a log as far as that, and nothing that looks done", () => {
    const { folder } = placeIn(stopped);
    expect(statusOf(placeIn(stopped))).toBe("open");
    expect(readCheckpoint(join(folder, "checkpoint")).update).toBe(7);
    expect(readCheckpoint(join(folder, "checkpoint.previous")).update).toBe(6);
    expect(readFileSync(join(folder, "updates.jsonl"), "utf8").trim().split("\n")).toHaveLength(7);
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  it.each([1, 2, 11, 12])("goes on to the bytes of a run that was not, stopped in update %d", async (update) => {
    const place = placeIn(fresh());
    await run(place, after(update));
    expect(await run(place)).toEqual([]);
    expect(files(place)).toEqual(expected);
  });

  it("has no times of an earlier sitting before it has its own", async () => {
    const place = copyOf(stopped);
    writeJson(join(place.folder, "timing.json"), { seconds: 1 });
    await run(place, after(1));
    expect(existsSync(join(place.folder, "timing.json"))).toBe(false);
  });

  it("cuts off what was logged after the checkpoint, whole lines and torn ones", async () => {
    const place = copyOf(stopped);
    const log = join(place.folder, "updates.jsonl");
    const lines = readFileSync(join(placeIn(whole).folder, "updates.jsonl"), "utf8").split("\n");
    writeFileSync(log, `${lines.slice(0, 9).join("\n")}\n${lines[9].slice(0, 20)}`);
    expect(await run(place)).toEqual([]);
    expect(files(place)).toEqual(expected);
  });

  it("begins anew where it was of another Saddle or other settings, and says so", async () => {
    for (const [change, message] of [
      [{ version: "0.0.1" }, /cannot go on from the checkpoint of update 7: it is of Saddle 0\.0\.1, this is /],
      [{ hash: "other" }, /cannot go on from the checkpoint of update 7: it is of a run of other settings/],
    ] as const) {
      const place = copyOf(stopped);
      const path = join(place.folder, "checkpoint");
      const checkpoint = readCheckpoint(path);
      rmSync(`${path}.previous`);
      writeCheckpoint(path, { ...checkpoint, companion: { ...(checkpoint.companion as object), ...change } });
      rmSync(`${path}.previous`);
      const said = await run(place);
      expect(said).toEqual([expect.stringMatching(message), `${place.folder}: begins anew`]);
      expect(files(place)).toEqual(expected);
    }
  });

  it("comes to the same bytes whichever of its files is damaged, and says what it met", async () => {
    const names = ["checkpoint", "checkpoint.previous", "updates.jsonl", "run.json"];
    const examples = fc.record({ name: fc.constantFrom(...names), ...damages });
    await fc.assert(
      fc.asyncProperty(examples, async ({ name, ...how }) => {
        const place = copyOf(stopped);
        damage(join(place.folder, name), how);
        const said = await run(place);
        if (name === "checkpoint") expect(said.at(-1)).toMatch(/goes on from the checkpoint before, of update 6$/);
        expect(files(place)).toEqual(expected);
        rmSync(place.folder, { recursive: true });
      }),
      { numRuns: 24 },
    );
  });
});

describe("a run that is done", () => {
  it("has the checksums of its files, as sha256sum reads them", () => {
    const { folder } = placeIn(whole);
    const lines = readFileSync(join(folder, "checksums"), "utf8");
    const names = ["run.json", "updates.jsonl", "policy.json", "evaluation.json"];
    expect(lines).toMatch(new RegExp(`^${names.map((name) => `[0-9a-f]{64}  ${name}\\n`).join("")}$`));
    expect(damagedFile(folder)).toBeUndefined();
  });

  it("never gives other tables where a file is damaged: a clear error, and then it is done anew", async () => {
    const tables = (folder: string) => loadResults(folder).tables.training.objects();
    const right = tables(whole);
    const names = ["run.json", "updates.jsonl", "policy.json", "evaluation.json", "checksums", "done"];
    const examples = fc.record({ name: fc.constantFrom(...names), ...damages });
    await fc.assert(
      fc.asyncProperty(examples, async ({ name, ...how }) => {
        const folder = fresh();
        cpSync(whole, folder, { recursive: true });
        const place = placeIn(folder);
        damage(join(place.folder, name), how);
        expect(() => loadResults(folder)).toThrow(
          /(run\.json|updates\.jsonl|policy\.json|evaluation\.json|checksums|done): is damaged: it is not what the run wrote; start the experiment again, and this run is done anew$/,
        );
        expect(mend([place])).toMatchObject([{ problem: expect.stringContaining("the run is done anew") }]);
        await run(place);
        expect(files(place)).toEqual(expected);
        expect(tables(folder)).toEqual(right);
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 24 },
    );
  });

  it.each(["checkpoint", "checkpoint.previous", "lock", "done.123.tmp"])(
    "has its left-over %s removed, should it have been killed just before",
    (name) => {
      const place = copyOf(whole);
      writeFileSync(join(place.folder, name), "");
      expect(mend([place])).toEqual([]);
      expect(files(place)).toEqual(expected);
    },
  );
});
