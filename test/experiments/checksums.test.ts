import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRun } from "../../src/cli/eval.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { writeChecksums } from "../../src/experiments/checksums.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { loadResults } from "../../src/tables/load.ts";
import { saddle } from "../cli/saddle.ts";

const source = { experiment: "test/experiments/fixtures/tiny.ts", numSeeds: 1 };
let root: string;
let whole: string;
let numCopies = 0;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "saddle-checksums-"));
  whole = join(root, "whole");
  const experiment = await loadSource(source);
  for (const place of places(experiment, "reference", whole)) await runTrial(place, { engine: reference });
  writeJson(join(whole, "experiment.json"), recordOf(experiment, "reference", "saddle run tiny"));
  writeJson(join(whole, "source.json"), source);
  writeChecksums(whole, "experiment");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = join("runs", "Corridor-v0", "method", "0");

/** A folder in which one letter of a file is another. */
function copyWith(file: string, from: string, to: string): string {
  const folder = join(root, String(numCopies++));
  cpSync(whole, folder, { recursive: true });
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

describe("what an experiment says of itself", () => {
  it("is believed as long as it is whole", async () => {
    expect(loadResults(whole).tables.runs.numRows()).toBe(2);
    expect((await findRun(join(whole, run))).run.seed).toBe(0);
  });

  it.each([
    ["the name of a task, which would hide its runs", "Corridor-v0 cost", "Corridor-v1 cost"],
    ["the question", "plumbing", "plumping"],
    ["a limit", '"costLimit": 0.5', '"costLimit": 1.5'],
  ])("is not where a letter is another: %s", (_what, from, to) => {
    const folder = copyWith("experiment.json", from, to);
    expect(() => loadResults(folder)).toThrow(
      `${join(folder, "experiment.json")}: is damaged: it is not what the experiment wrote; start the experiment again, and it is written anew`,
    );
  });
});

describe("a run whose policy is asked for", () => {
  it.each([
    ["policy.json", '"numSteps":', '"numSteqs":'],
    ["run.json", '"seed": 0', '"seed": 1'],
    ["done", "\n", ""],
  ])("is refused where its %s is damaged", async (file, from, to) => {
    const folder = copyWith(join(run, file), from, to);
    await expect(findRun(join(folder, run))).rejects.toThrow(`${join(folder, run, file)}: is damaged: `);
  });

  it("is refused where it is a whole experiment's, with the folder of a run", async () => {
    const sentence = `${whole}: is an experiment's folder; give the folder of one of its runs, such as ${join(whole, run)}`;
    await expect(findRun(whole)).rejects.toThrow(sentence);
    expect(await saddle("play", whole)).toMatchObject({ code: 1, err: `error: ${sentence}\n` });
  });

  it("is refused where it cannot be found again as it was", async () => {
    const folder = copyWith("source.json", "tiny", "tidy");
    await expect(findRun(join(folder, run))).rejects.toThrow(`${join(folder, "source.json")}: is damaged: `);
  });
});
