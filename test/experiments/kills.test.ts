import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { attempt, doneRuns, resultFiles, sizeOfLogs, start } from "./killing.ts";

let root: string;
let undisturbed: ReadonlyMap<string, string>;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "saddle-kills-"));
  const { code } = await attempt(join(root, "undisturbed"), rng(0), { kill: false });
  expect(code).toBe(0);
  undisturbed = resultFiles(join(root, "undisturbed"));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a sweep", { timeout: 240_000 }, () => {
  // test/bench/kills.ts kills as often as one likes.
  it("that is killed four times has the bytes of one that is not", async () => {
    const random = rng("kills");
    let folder = join(root, "killed");
    let done = doneRuns(folder);
    for (let numKills = 0; numKills < 4;) {
      const { code, printed } = await attempt(folder, random, { kill: true });
      expect(printed).not.toMatch(/damaged|cut off|anew|error/);
      // A machine in no hurry to be killed may come to the end first.
      if (code === 0) {
        expect(resultFiles(folder)).toEqual(undisturbed);
        folder += "-again";
        done = doneRuns(folder);
        continue;
      }
      expect(code).toBeUndefined();
      numKills++;
      const later = doneRuns(folder);
      // What was done stays done, to the moment.
      for (const [run, time] of done) expect(later.get(run)).toBe(time);
      done = later;
    }

    expect((await attempt(folder, random, { kill: false })).code).toBe(0);
    expect(resultFiles(folder)).toEqual(undisturbed);
  });

  it("that is interrupted goes on from checkpoints, to the same bytes", async () => {
    const folder = join(root, "interrupted");
    const child = start(folder, 1000);
    child.stdout!.resume();
    while (child.exitCode === null && sizeOfLogs(folder) === 0) await setTimeout(5);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
    const begun = openRuns(folder, "updates.jsonl");
    expect(begun.length).toBeGreaterThan(0);
    expect(openRuns(folder, "checkpoint")).toEqual(begun);
    expect(openRuns(folder, "lock")).toEqual([]);
    expect((await attempt(folder, rng(1), { kill: false })).code).toBe(0);
    expect(resultFiles(folder)).toEqual(undisturbed);
  });

  it("that is interrupted twice stops at once, with all its processes", async () => {
    const folder = join(root, "twice");
    const child = start(folder, 1000);
    await once(child.stdout!, "data");
    const gone = once(child, "close"); // once nobody holds its output any more
    child.kill("SIGINT");
    await setTimeout(1);
    child.kill("SIGINT");
    expect(await gone).toEqual([130, null]);
  });
});

/** The folders of runs that are not done and have such a file. */
const openRuns = (folder: string, name: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.startsWith("runs") && basename(file) === name)
    .map((file) => dirname(file))
    .filter((run) => !existsSync(join(folder, run, "done")))
    .sort();
