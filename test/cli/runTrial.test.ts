import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damagedFile } from "../../src/experiments/checksums.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { planOf } from "../../src/experiments/plan.ts";
import { readPlan, writePlan } from "../../src/experiments/planFile.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { saddle } from "./saddle.ts";

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-run-trial-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The path of a plan of an experiment of the fixtures. */
async function planned(name: string, as = name): Promise<string> {
  const source = { experiment: `test/experiments/fixtures/${name}.ts` };
  const experiment = await loadSource(source);
  writePlan(join(root, as), planOf({ source, experiment, engine: "wasm", command: "" }), experiment);
  return join(root, as, "plan.json");
}

describe("saddle run-trial", () => {
  it("does one run, and the next time says that it is done", async () => {
    const path = await planned("tiny");
    const [folder] = readPlan(path).runs.map((run) => join(root, "tiny", run.folder));
    expect(await saddle("run-trial", path, "0")).toEqual({
      code: 0,
      out: `run 0, Corridor-v0 cost≤0.5, method, seed 0: 192 steps → ${folder}\ndone\n`,
      err: "",
    });
    expect(await saddle("run-trial", join(root, "tiny"), "0")).toMatchObject({
      code: 0,
      out: `run 0, Corridor-v0 cost≤0.5, method, seed 0: is done already → ${folder}\n`,
    });
    expect(await saddle("report", join(root, "tiny"))).toMatchObject({ code: 0 });
  });

  it("does anew a run whose files are not what it wrote", async () => {
    const path = await planned("tiny", "damaged");
    const folder = join(root, "damaged", readPlan(path).runs[0].folder);
    await saddle("run-trial", path, "0");
    appendFileSync(join(folder, "evaluation.json"), " ");
    const { code, out, err } = await saddle("run-trial", path, "0");
    expect({ code, end: out.slice(-6) }).toEqual({ code: 0, end: "\ndone\n" });
    expect(err).toContain("evaluation.json: is damaged: it is not what the run wrote; the run is done anew");
    expect(damagedFile(folder)).toBeUndefined();
  });

  it("ends with code 1 and the error where the run fails", async () => {
    const { code, err } = await saddle("run-trial", await planned("crashing"), "0");
    expect({ code, err }).toEqual({ code: 1, err: "error: the bridge broke\n" });
  });

  it.each([
    ["9", (path: string) => path, /there is no run 9; its runs are 0 to 3/],
    ["-1", (path: string) => path, /unknown option '-1'|It must be a whole number, 0 or above/],
    ["one", (path: string) => path, /It must be a whole number, 0 or above/],
    ["0", () => "nowhere.json", /nowhere\.json: there is no such file; "saddle plan <experiment>" writes it/],
    [
      "0",
      (path: string) => {
        writeFileSync(path, readFileSync(path, "utf8").slice(0, 100));
        return path;
      },
      /plan\.json: is damaged \(it is not JSON\); write it anew with "saddle plan"/,
    ],
    [
      "0",
      (path: string) => {
        writeFileSync(path, readFileSync(path, "utf8").replace('"totalSteps"', '"totalStepz"'));
        return path;
      },
      /plan\.json: is damaged/,
    ],
    [
      "0",
      (path: string) => {
        writeFileSync(path, readFileSync(path, "utf8").replace(/(?<="version": ")\d/, "9"));
        return path;
      },
      /plan\.json: is damaged: it is not what the experiment wrote/,
    ],
    [
      "0",
      (path: string) => {
        writeJson(path, { ...readPlan(path), source: { experiment: "test/experiments/fixtures/crashing.ts" } });
        rmSync(join(dirname(path), "checksums")); // as a plan that was written elsewhere
        return path;
      },
      /plan\.json: its experiment has changed since \(run 0, Corridor-v0 cost≤0\.5, method, seed 0: /,
    ],
  ])("refuses run %s of it in one line", async (index, change, message) => {
    const { code, err } = await saddle("run-trial", change(await planned("tiny", "refused")), index);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(join(root, "refused", "runs"))).toBe(false);
  });

  it("leaves a checkpoint where it is told to stop, and goes on from there to the same bytes", async () => {
    const path = await planned("killed");
    const whole = await planned("killed", "whole");
    const folder = join(root, "killed", readPlan(path).runs[0].folder);
    const args = ["src/cli/saddle.mjs", "run-trial", path, "0", "--checkpoint-every", "1000u"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (text) => void (printed += String(text)));
    const log = join(folder, "updates.jsonl");
    while (child.exitCode === null && !statSync(log, { throwIfNoEntry: false })?.size) await setTimeout(5);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([130, null]);
    expect(printed).toMatch(/\ninterrupted, with a checkpoint; the same command goes on from there\n$/);
    expect(existsSync(join(folder, "checkpoint"))).toBe(true);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    for (const each of [path, whole]) expect(await saddle("run-trial", each, "0")).toMatchObject({ code: 0 });
    for (const file of ["updates.jsonl", "policy.json", "evaluation.json", "checksums", "done"]) {
      const other = join(root, "whole", readPlan(whole).runs[0].folder, file);
      expect(readFileSync(join(folder, file), "base64"), file).toBe(readFileSync(other, "base64"));
    }
  });
});
