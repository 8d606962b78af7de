import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeJson } from "../../src/experiments/files.ts";
import { planOf } from "../../src/experiments/plan.ts";
import { readPlan, writePlan } from "../../src/experiments/planFile.ts";
import tiny from "../experiments/fixtures/tiny.ts";
import { saddle } from "./saddle.ts";

const home = process.cwd();
const source = { experiment: resolve("test/experiments/fixtures/tiny.ts") };
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "saddle-status-"));
  process.chdir(root);
});
afterAll(() => {
  process.chdir(home);
  rmSync(root, { recursive: true, force: true });
});

/** Results of an experiment of four runs, of which the first two are said to be done. */
function results(name: string): void {
  const folder = join("results", name);
  writePlan(folder, planOf({ source, experiment: tiny, engine: "wasm", command: "" }), tiny);
  for (const { folder: below, hash } of readPlan(join(folder, "plan.json")).runs.slice(0, 2)) {
    mkdirSync(join(folder, below), { recursive: true });
    writeFileSync(join(folder, below, "done"), `${hash}\n`);
    writeJson(join(folder, below, "timing.json"), { seconds: 7200, evaluationSeconds: 0, startSeconds: 0 });
  }
}

describe("saddle status", () => {
  it("has nothing to show where there are no results", async () => {
    expect(await saddle("status")).toEqual({
      code: 0,
      out: 'results: holds no experiments; "saddle run" makes one\n',
      err: "",
    });
  });

  it("shows a row for each experiment in results, and the error of each run that failed", async () => {
    results("first");
    results("second");
    mkdirSync(join("results", "reference"));
    const failed = join("results", "second", readPlan("results/second/plan.json").runs[2].folder);
    mkdirSync(failed, { recursive: true });
    writeJson(join(failed, "failed.json"), { error: "update 3: a gradient is NaN\nand more", attempts: 3 });
    const { code, out, err } = await saddle("status");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n");
    expect(lines[0]).toMatch(/^experiment +done +failed +running +open +steps +of +last change +time left$/);
    expect(lines[2]).toMatch(/^results\/first +2 +0 +0 +2 +384 +768 +50 % +\d+ s ago +\d/);
    expect(lines[3]).toMatch(/^results\/second +2 +1 +0 +1 +384 +768 +50 % +\d+ s ago +2 h$/);
    expect(lines.slice(4)).toEqual([
      "",
      `failed: ${failed} (Corridor-v0 cost≤0.5, method, seed 1, tried 3 times): update 3: a gradient is NaN and more`,
      "",
    ]);
  });

  it("does not call an experiment through of which runs failed", async () => {
    results("third");
    for (const { folder: below } of readPlan("results/third/plan.json").runs.slice(2)) {
      mkdirSync(join("results", "third", below), { recursive: true });
      writeJson(join("results", "third", below, "failed.json"), { error: "a gradient is NaN" });
    }
    const { out } = await saddle("status", join("results", "third"));
    expect(out.split("\n")[2]).toMatch(/^results\/third +2 +2 +0 +0 .* failed; run again$/);
    rmSync(join("results", "third"), { recursive: true });
  });

  it("shows one folder, and says what a folder without a plan is not", async () => {
    const { out } = await saddle("status", join("results", "first"));
    expect(out.trim().split("\n")).toHaveLength(3);
    const refused = await saddle("status", join("results", "reference"));
    expect(refused).toMatchObject({
      code: 1,
      err: "error: results/reference: holds no plan.json; give a results folder, such as results/quickstart\n",
    });
  });

  it("shows the others where a plan is damaged", async () => {
    writeFileSync(join("results", "second", "plan.json"), "{");
    const { code, out, err } = await saddle("status");
    expect(err).toMatch(
      /^results\/second\/plan\.json: is damaged \(it is not JSON\); write it anew with "saddle plan"\n$/,
    );
    expect(code).toBe(0);
    expect(out).toContain("results/first");
    expect((await saddle("status", join("results", "second"))).code).toBe(1);
  });
});
