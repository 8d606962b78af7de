import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claim } from "../../src/experiments/claim.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { planOf, type Plan } from "../../src/experiments/plan.ts";
import { writePlan } from "../../src/experiments/planFile.ts";
import { progressOf } from "../../src/experiments/planProgress.ts";
import { plannedPlace, runPlanned } from "../../src/experiments/planRun.ts";
import { thisProcess } from "../../src/experiments/processName.ts";
import tiny from "./fixtures/tiny.ts";

// Four runs of 192 steps, three updates each.
const source = { experiment: "test/experiments/fixtures/tiny.ts" };
const plan: Plan = planOf({ source, experiment: tiny, engine: "wasm", command: "saddle run tiny" });
let folder: string;
let release = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saddle-progress-"));
  writePlan(folder, plan, tiny);
});
afterEach(() => {
  release();
  rmSync(folder, { recursive: true, force: true });
});

const at = (index: number, file = "") => join(folder, plan.runs[index].folder, file);
const run = async (index: number, signal?: AbortSignal) =>
  runPlanned(await plannedPlace(join(folder, "plan.json"), index), signal ? { signal } : {});

/** A run that this process is at, whose log goes to a step and half a line further. */
async function begin(index: number, step: number): Promise<void> {
  mkdirSync(at(index), { recursive: true });
  release = await claim(at(index));
  writeJson(at(index, "run.json"), {});
  writeFileSync(at(index, "updates.jsonl"), `{"update":1,"step":32}\n{"update":2,"step":${step}}\n{"update":3,"st`);
}

const files = () =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => [
    file,
    file.endsWith("lock") ? 0 : statSync(join(folder, file)).mtimeMs,
  ]);

describe("progressOf", () => {
  it("tells done, failed, interrupted and running runs apart, and writes nothing", async () => {
    await run(0);
    // Three seconds of training, and one of what is around it.
    writeJson(at(0, "timing.json"), { seconds: 3, evaluationSeconds: 0.25, startSeconds: 0.75 });
    writeJson(at(1, "failed.json"), { error: "the bridge broke", attempts: 2 });
    await run(2, AbortSignal.abort());
    await begin(3, 128);
    const before = files();
    const { standings, numSteps, totalSteps, changed, secondsLeft } = await progressOf(folder, plan);
    expect(files()).toEqual(before);
    expect(standings.map(({ status }) => status)).toEqual(["done", "failed", "open", "running"]);
    expect(standings[1].failure).toEqual({ error: "the bridge broke", attempts: 2 });
    expect(standings.map((each) => each.numSteps)).toEqual([192, 0, 64, 128]);
    expect([numSteps, totalSteps]).toEqual([384, 768]);
    expect(Math.abs(Date.now() - changed)).toBeLessThan(60_000);
    // 4 s a run; a third of one is left and two thirds of another, one at a time. What failed waits for its next start.
    expect(secondsLeft).toBeCloseTo(4, 9);
  });

  it("takes a run for open whose process was killed, and its steps for lost without a checkpoint", async () => {
    await begin(1, 128);
    release();
    writeFileSync(at(1, "lock"), JSON.stringify({ ...thisProcess(), birth: "an earlier process by the same number" }));
    const { standings } = await progressOf(folder, plan);
    expect(standings[1]).toMatchObject({ status: "open", numSteps: 0 });
  });

  it("judges by the pace of what runs where nothing is done, and of nothing where nothing runs", async () => {
    expect((await progressOf(folder, plan)).secondsLeft).toBeNaN();
    await begin(0, 96);
    const begun = statSync(at(0, "updates.jsonl")).birthtimeMs / 1000 - 1;
    utimesSync(at(0, "run.json"), begun, begun);
    utimesSync(at(0, "updates.jsonl"), begun + 10, begun + 10);
    // Half of a run in 10 s: 10 s more, and three others of 20 s.
    expect((await progressOf(folder, plan)).secondsLeft).toBeCloseTo(70, 3);
  });

  it("says of a failure whose record is damaged that it is", async () => {
    mkdirSync(at(0), { recursive: true });
    writeFileSync(at(0, "failed.json"), "{");
    const { standings } = await progressOf(folder, plan);
    expect(standings[0]).toMatchObject({
      status: "failed",
      failure: { error: expect.stringContaining("is not JSON") },
    });
  });
});
