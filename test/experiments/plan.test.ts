import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeJson } from "../../src/experiments/files.ts";
import { toJson } from "../../src/experiments/json.ts";
import { planOf, type Plan } from "../../src/experiments/plan.ts";
import { planPath, readPlan, writePlan } from "../../src/experiments/planFile.ts";
import { plannedPlace } from "../../src/experiments/planRun.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { damage, damages } from "./damage.ts";
import tiny from "./fixtures/tiny.ts";

const source = { experiment: "test/experiments/fixtures/tiny.ts" };
const plan = planOf({ source, experiment: tiny, engine: "wasm", command: "saddle run tiny" });
let root: string;
let path: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "saddle-plan-"));
  writePlan(root, plan, tiny);
  path = join(root, "plan.json");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The path of the plan with some of it changed, in a folder of its own. */
let numPlans = 0;
function altered(changes: Partial<Record<keyof Plan, unknown>>): string {
  const folder = join(root, `altered-${numPlans++}`);
  mkdirSync(folder);
  writeJson(join(folder, "plan.json"), { ...plan, ...changes });
  return join(folder, "plan.json");
}

describe("planOf", () => {
  it("numbers the runs as they are done, each with its folder and the hash that its folder will hold", () => {
    const there = places(tiny, "wasm", root);
    expect(plan.runs).toHaveLength(4);
    for (const [index, run] of plan.runs.entries()) {
      expect(run).toMatchObject({ index, hash: there[index].hash, totalSteps: 192 });
      expect(join(root, run.folder)).toBe(there[index].folder);
    }
    expect(plan.runs.map(({ seed }) => seed)).toEqual([0, 0, 1, 1]);
  });

  it("has the hash of the results, which every setting changes", () => {
    const hashOf = (changes: object, engine = "wasm") =>
      planOf({ source, experiment: { ...tiny, ...changes }, engine, command: "" }).hash;
    expect(plan.hash).toBe(recordOf(tiny, "wasm", "saddle run tiny").hash);
    const others = [
      hashOf({}, "reference"),
      hashOf({ seeds: [0, 1, 2] }),
      hashOf({ totalSteps: 256 }),
      hashOf({ tasks: tiny.tasks.slice(1) }),
      hashOf({ algorithms: [{ ...tiny.algorithms[0], epochs: 2 }] }),
    ];
    expect(new Set([plan.hash, ...others]).size).toBe(others.length + 1);
    expect(hashOf({ question: "Does another question matter?" })).toBe(plan.hash);
  });
});

describe("readPlan", () => {
  it("reads what was written, and finds it in its folder", () => {
    expect(toJson(readPlan(planPath(root)))).toBe(toJson(plan)); // the text "Infinity" comes back as the number
    expect(planPath(path)).toBe(path);
  });

  it("says where a plan comes from that is not there", () => {
    expect(() => readPlan("nowhere.json")).toThrow(
      'nowhere.json: there is no such file; "saddle plan <experiment>" writes it, and so does "saddle run"',
    );
  });

  it.each([
    ["no list of runs", { runs: undefined }, /runs: /],
    ["no run at all", { runs: [] }, /runs: /],
    ["an index that is none", { runs: [{ ...plan.runs[0], index: "0" }] }, /runs\.0\.index: /],
    ["another setting", { settings: { ...plan.settings, totalSteps: 193 } }, /its settings have another hash/],
    ["another hash", { hash: "0".repeat(64) }, /its settings have another hash/],
  ])("refuses a plan with %s", (_what, changes, problem) => {
    const there = altered(changes);
    expect(() => readPlan(there)).toThrow(problem);
    expect(() => readPlan(there)).toThrow(
      new RegExp(`^${there}: is damaged \\(.*\\); write it anew with "saddle plan"$`),
    );
  });
});

describe("plannedPlace", () => {
  it("builds a run again from the plan alone", async () => {
    const { place, folder } = await plannedPlace(path, 3);
    expect(folder).toBe(root);
    expect(place).toMatchObject({ hash: plan.runs[3].hash, folder: join(root, plan.runs[3].folder) });
  });

  it("refuses a number that no run has", async () => {
    await expect(plannedPlace(path, 4)).rejects.toThrow(`${path}: there is no run 4; its runs are 0 to 3`);
  });

  it("refuses a plan of another Saddle", async () => {
    const there = altered({ version: "0.0.1" });
    await expect(plannedPlace(there, 0)).rejects.toThrow(
      /: is a plan of Saddle 0\.0\.1, and this is .*; plan it again$/,
    );
  });

  // What a plan's source loads is another experiment than the one that was planned.
  it.each([
    [
      { ...tiny, algorithms: [{ ...tiny.algorithms[0], epochs: 2 }] },
      "run 0, Corridor-v0 cost≤0.5, method, seed 0: algorithms.0.recipe.epochs 2 there, 1 here",
    ],
    [{ ...tiny, seeds: [0, 7] }, "run 2, Corridor-v0 cost≤0.5, method, seed 7: seeds.1 7 there, 1 here"],
    [{ ...tiny, seeds: [0] }, "seeds.1 absent there, 1 here"],
  ])("refuses an experiment that has changed since, and says where", async (experiment, what) => {
    const folder = join(root, `changed-${numPlans++}`);
    writePlan(folder, planOf({ source, experiment, engine: "wasm", command: "" }), experiment);
    await expect(plannedPlace(join(folder, "plan.json"), 0)).rejects.toThrow(
      `its experiment has changed since (${what}); plan it again, in another folder where there are results to keep`,
    );
  });

  it("says from where an experiment that is gone was looked for", async () => {
    const there = altered({ source: { experiment: "gone.ts" } });
    await expect(plannedPlace(there, 0)).rejects.toThrow(
      `${there}: its experiment cannot be loaded from ${process.cwd()}: gone.ts: there is no such file`,
    );
  });

  it("never takes a damaged plan for another", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(damages), async (how) => {
        const folder = join(root, `damaged-${numPlans++}`);
        cpSync(path, join(folder, "plan.json"));
        damage(join(folder, "plan.json"), how);
        const found = await plannedPlace(join(folder, "plan.json"), 1).catch((error: Error) => error);
        if (found instanceof Error) {
          expect(found.message).toContain(join(folder, "plan.json"));
          expect(found.message).not.toContain("\n");
        } else {
          // A letter of what decides nothing.
          expect(found.place).toMatchObject({ hash: plan.runs[1].hash, folder: join(folder, plan.runs[1].folder) });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a run's hash that is not the one of its settings, and an empty file", async () => {
    const there = altered({ runs: plan.runs.map((run) => ({ ...run, hash: "0".repeat(64) })) });
    await expect(plannedPlace(there, 0)).rejects.toThrow(/is damaged \(runs\.0\.hash 0{64} there, /);
    expect(readFileSync(there, "utf8")).toContain("0".repeat(64));
    writeFileSync(there, "");
    await expect(plannedPlace(there, 0)).rejects.toThrow(/is damaged \(it is not JSON\)/);
  });
});
