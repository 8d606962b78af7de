import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roughly } from "../../src/cli/durations.ts";
import { estimate } from "../../src/cli/estimate.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { readPlan } from "../../src/experiments/planFile.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import { saddle } from "./saddle.ts";

const tiny = "test/experiments/fixtures/tiny.ts";
let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-plans-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("saddle plan", () => {
  it("writes the plan that a run writes too, estimates its time, and begins nothing", async () => {
    const folder = join(root, "dry");
    const { code, out, err } = await saddle("plan", tiny, "--seeds", "1", "--out", folder);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`2 runs (2 tasks × 1 algorithm × 1 seed), 384 steps → ${folder}\n`);
    expect(out).toMatch(
      /\nestimate: about [1-9]\d* s with \d runs at a time\n {2}judged, of 2 pairs .*, 2 by one or two/,
    );
    expect(out).toContain(`npx saddle run-trial ${join(folder, "plan.json")} <0 to 1>\n`);
    expect(existsSync(join(folder, "runs"))).toBe(false);
    expect(readPlan(join(folder, "plan.json")).runs.map(({ seed }) => seed)).toEqual([0, 0]);

    const written = ["plan.json", "experiment.json", "source.json"].map((file) => readFileSync(join(folder, file)));
    expect(await saddle("run", tiny, "--seeds", "1", "--out", folder)).toMatchObject({ code: 0 });
    expect(["plan.json", "experiment.json", "source.json"].map((file) => readFileSync(join(folder, file)))).toEqual(
      written,
    );
  });

  it("judges by the runs that are done, which a run that goes on does as well", async () => {
    const folder = join(root, "dry");
    for (const task of ["Corridor-v0", "Corridor-v0-cost-0.5"]) {
      const timing = { seconds: 90, evaluationSeconds: 20, startSeconds: 10 };
      writeJson(join(folder, "runs", task, "method", "0", "timing.json"), timing);
    }
    // Four more runs of two minutes each, three at a time.
    const planned = await saddle("plan", tiny, "--seeds", "3", "--workers", "3", "--out", folder);
    expect(planned.out).toContain(
      "6 runs (2 tasks × 1 algorithm × 3 seeds), 1152 steps, 2 done already, 768 steps to go",
    );
    expect(planned.out).toContain(
      "estimate: about 4 min with 3 runs at a time\n  judged, of 2 pairs of task and algorithm, 2 by runs",
    );
    const run = await saddle("run", tiny, "--seeds", "2", "--workers", "1", "--out", folder);
    expect(run.out).toContain("estimate: about 4 min with one run at a time, by the times of runs that are done\n");
    const done = await saddle("plan", tiny, "--seeds", "2", "--out", folder);
    expect(done.out).toContain("768 steps, 4 done already →");
    expect(done.out).not.toContain("estimate");
  });

  it("says what to type so that a shell takes it, in the same folder", async () => {
    const folder = join(root, "it's dry");
    const { out } = await saddle("plan", tiny, "--seeds", "1", "--workers", "1", "--out", folder);
    const inShell = (path: string) => `'${path.replace("'", `'\\''`)}'`;
    expect(out).toContain(`all of it here: npx saddle run ${tiny} --seeds 1 --out ${inShell(folder)}\n`);
    expect(out).toContain(`npx saddle run-trial ${inShell(join(folder, "plan.json"))} <0 to 1>\n`);
  });

  it("gives no estimate where nothing was measured", async () => {
    const open = places(await loadSource({ experiment: tiny }), "wasm", join(root, "unmeasured"));
    const screen = { write: () => {} };
    const terminal = { out: screen, err: screen, interrupt: AbortSignal.abort() };
    const text = await estimate(open, open, { engine: "wasm", numWorkers: 1 }, terminal);
    expect(text).toBe("estimate: none, since nothing could be measured\n");
  });

  it("refuses a folder with runs of other settings, and writes nothing to it", async () => {
    const folder = join(root, "dry");
    const before = readFileSync(join(folder, "plan.json"));
    const { code, err } = await saddle("plan", tiny, "--quick", "--out", folder);
    expect(code).toBe(1);
    expect(err).toMatch(/holds runs of a different configuration \(totalSteps 192 there, 64 here\)/);
    expect(readFileSync(join(folder, "plan.json"))).toEqual(before);
  });

  it("says that a folder cannot be written to", async () => {
    const { err } = await saddle("plan", tiny, "--out", join(root, "dry", "plan.json", "below"));
    expect(err).toMatch(/below: cannot be written to \(ENOTDIR\); use --out with a folder that can\n$/);
  });

  it.each(["plan", "run-trial", "status"])("%s --help — teaches by example", async (command) => {
    const { code, out } = await saddle(command, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`$ saddle ${command}`);
  });
});

describe("roughly", () => {
  it.each([
    [0.2, "1 s"],
    [89, "89 s"],
    [14.4 * 60, "14 min"],
    [3.26 * 3600, "3.3 h"],
    [26 * 3600, "26 h"],
    [3.5 * 24 * 3600, "3.5 days"],
    [NaN, "–"],
  ])("%d s is %s", (seconds, text) => expect(roughly(seconds)).toBe(text));
});
