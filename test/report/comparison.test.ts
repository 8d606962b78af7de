import { describe, expect, it } from "vitest";
import type { TaskRecord } from "../../src/experiments/record.ts";
import type { OpenedResults } from "../../src/imports/openResults.ts";
import { commonSettings } from "../../src/report/comparison/commonSettings.ts";
import { compareResults } from "../../src/report/comparison/compareResults.ts";
import { contrastsOf } from "../../src/report/comparison/contrasts.ts";
import type { Finals } from "../../src/report/comparison/finals.ts";
import { matchTasks } from "../../src/report/comparison/matchTasks.ts";
import { toHtml } from "../../src/report/html/toHtml.ts";
import { ppoLagrangian } from "../../src/algorithms/ppoLagrangian.ts";
import { settings } from "../../src/part.ts";
import { bridge, synthetic, type MadeUp } from "./synthetic.ts";

const at = (costLimit: number, env = "Env-v0"): TaskRecord => ({
  name: Number.isNaN(costLimit) ? env : `${env} cost≤${costLimit}`,
  env,
  constraints: [{ cost: "cost", costLimit, kind: "episodic", gamma: 0.99 }],
});
const free: TaskRecord = { name: "Env-v0", env: "Env-v0", constraints: [] };
const madeUp = (name: string, more: Partial<MadeUp> = {}): MadeUp => ({
  name,
  episodeReturn: 10,
  episodeCost: 1,
  ...more,
});

interface Made {
  readonly algorithms?: readonly MadeUp[];
  readonly program?: string;
  readonly seeds?: readonly number[];
  readonly areSeedsKnown?: boolean;
}

const opened = (path: string, tasks: readonly TaskRecord[], made: Made = {}): OpenedResults => ({
  path,
  label: path.split("/").at(-1)!,
  program: made.program ?? "Saddle",
  areSeedsKnown: made.areSeedsKnown ?? true,
  notes: [],
  results: synthetic({
    algorithms: made.algorithms ?? [madeUp("method")],
    tasks,
    seeds: made.seeds ?? [0, 1, 2],
    numUpdates: 4,
  }),
});

const matched = (all: readonly OpenedResults[], options = {}) =>
  matchTasks(all, options).tasks.map(({ name, contenders }) => [name, contenders.map((contender) => contender.name)]);

describe("tasks", () => {
  it("are matched by environment and limit", () => {
    const [a, b] = [opened("x/a", [at(1), at(2)]), opened("x/b", [at(2), at(3)], { algorithms: [madeUp("other")] })];
    expect(matched([a, b])).toEqual([["Env-v0 cost≤2", ["method", "other"]]]);
    expect(matchTasks([a, b], {}).alone).toEqual(["Env-v0 cost≤1", "Env-v0 cost≤3"]);
  });

  it("have results without a limit beside every limit, but not what was also run under one", () => {
    const a = opened("a", [at(1), at(2), free]);
    const b = opened("b", [at(NaN)], { algorithms: [madeUp("free")] });
    expect(matched([a, b])).toEqual([
      ["Env-v0 cost≤1", ["method", "free"]],
      ["Env-v0 cost≤2", ["method", "free"]],
    ]);
    expect(matchTasks([a, b], {}).alone).toEqual(["Env-v0"]);
  });

  it("take the limit that was given where results state none", () => {
    const all = [opened("a", [at(NaN)]), opened("b", [at(2)], { algorithms: [madeUp("other")] })];
    expect(matched(all, { costLimit: 2 })).toEqual([["Env-v0 cost≤2", ["method", "other"]]]);
    expect(() => matched([opened("a", [at(1)]), opened("b", [at(2)])])).toThrow(
      "no task is common to two of the results",
    );
  });

  it("are one under the name that was given, unless a result is of several", () => {
    const all = [opened("a", [at(1, "Env-v0")]), opened("b", [at(1, "Other-v1")], { algorithms: [madeUp("other")] })];
    expect(matched(all, { asTask: "Mine" })).toEqual([["Mine cost≤1", ["method", "other"]]]);
    const several = opened("c", [at(1, "Env-v0"), at(1, "Other-v1")]);
    expect(() => matched([all[0], several], { asTask: "Mine" })).toThrow("c: is of 2 environments (Env-v0, Other-v1)");
  });

  it("name algorithms by their results where two have the same name, as far up as it takes", () => {
    expect(matched([opened("x/run", [at(1)]), opened("y/run", [at(1)])])).toEqual([
      ["Env-v0 cost≤1", ["x/run: method", "y/run: method"]],
    ]);
  });
});

/** What contenders came to, for tests of the differences alone. */
const finals = (name: string, results: OpenedResults, episodeReturn: readonly number[], seeds = [0, 1, 2]): Finals => {
  const [task] = results.results.experiment.tasks;
  const contender = { name, results, task, algorithm: name, recipe: {}, seeds };
  return { contender, episodeReturn, episodeCost: [] } as unknown as Finals;
};
const task = { name: "Env-v0", env: "Env-v0", constraints: [], contenders: [] };

describe("differences", () => {
  const [ours, theirs] = [opened("a", [free]), opened("b", [free], { program: "OmniSafe" })];

  it("between programs are tested by Welch and by Mann and Whitney", () => {
    const [{ isPaired, episodeReturn }] = contrastsOf(task, [
      finals("x", ours, [1, 2, 3]),
      finals("y", theirs, [2, 3, 4]),
    ]);
    // t = 1 / √(1/3 + 1/3) with 4 degrees of freedom; t₄ at 97.5 % is 2.7764.
    expect(isPaired).toBe(false);
    expect(episodeReturn.value).toBeCloseTo(1, 12);
    expect(episodeReturn.pValue).toBeCloseTo(0.2879, 4);
    expect(episodeReturn.high).toBeCloseTo(1 + 2.7764 * Math.sqrt(2 / 3), 3);
    expect(episodeReturn.rankPValue).toBeGreaterThan(0.2879);
  });

  it("between runs of the same seeds are tested seed by seed, whatever the order of the seeds", () => {
    const y = finals("y", ours, [4.1, 2.9, 2], [2, 1, 0]);
    const [{ isPaired, episodeReturn }] = contrastsOf(task, [finals("x", ours, [1, 2, 3]), y]);
    expect(isPaired).toBe(true);
    // Differences 1, 0.9 and 1.1: mean 1, s = 0.1, t = 1 / (0.1 / √3) = 17.32 with 2 degrees of freedom.
    expect(episodeReturn.value).toBeCloseTo(1, 12);
    expect(episodeReturn.pValue).toBeCloseTo(0.00332, 5);
  });

  it.each([
    ["seeds that are a mere count", opened("c", [free], { areSeedsKnown: false }), [0, 1, 2]],
    ["other seeds", ours, [3, 4, 5]],
  ])("are not paired with %s", (_, results, seeds) => {
    const all = [finals("x", ours, [1, 2, 3]), finals("y", results, [2, 3, 4], seeds)];
    expect(contrastsOf(task, all)[0].isPaired).toBe(false);
  });

  it("are from the algorithm of the same name in the first results, else from the first of all", () => {
    const [x, y] = [finals("x", ours, [1, 2, 3]), finals("y", ours, [1, 2, 3])];
    const [again, new_] = [finals("y", theirs, [1, 2, 3]), finals("z", theirs, [1, 2, 3])];
    const against = contrastsOf(task, [x, y, again, new_]).map((contrast) => contrast.against);
    expect(against).toEqual([y, x, x]); // what is held against other results comes first
  });

  it("are corrected for how many there are", () => {
    const first = finals("x", ours, [1, 2, 3]);
    const many = ["p", "q", "r"].map((name) => finals(name, theirs, [2, 3, 4.5]));
    const [one] = contrastsOf(task, [first, many[0]]);
    const [same] = contrastsOf(task, [first, ...many]);
    expect(same.episodeReturn.adjusted).toBeCloseTo(Math.min(1, 3 * one.episodeReturn.pValue), 12);
  });

  it("of single runs have no interval and no test", () => {
    const [{ episodeReturn }] = contrastsOf(task, [finals("x", ours, [1], [0]), finals("y", theirs, [3], [0])]);
    expect(episodeReturn).toMatchObject({ value: 2, low: NaN, high: NaN, pValue: NaN, rankPValue: NaN, shown: false });
  });
});

describe("settings that programs share", () => {
  it("are found in each by its own path", () => {
    expect(commonSettings("Saddle", settings(ppoLagrangian))).toMatchObject({
      "steps per update": 2048,
      discount: 0.99,
      "clip range": 0.2,
      "hidden layers": [64, 64],
      "learning rate of the multiplier": 0.035,
    });
    const omniSafe = {
      algo_cfgs: { gamma: 0.99, clip: 0.2, steps_per_epoch: 20000 },
      lagrange_cfgs: { lambda_lr: 0.035 },
    };
    expect(commonSettings("OmniSafe", omniSafe)).toEqual({
      "steps per update": 20000,
      discount: 0.99,
      "clip range": 0.2,
      "learning rate of the multiplier": 0.035,
    });
    expect(commonSettings("TensorBoard", {})).toEqual({});
  });
});

describe("a comparison", () => {
  it("names runs that failed or ended in NaN, and has a page for it", () => {
    const broken = madeUp("broken", { failed: [0], nan: [1] });
    const document = compareResults([opened("a", [bridge]), opened("b", [bridge], { algorithms: [broken] })], {
      command: "saddle compare a b",
    });
    const html = toHtml(document);
    expect(html).toContain("2 lost");
    expect(html).not.toContain("NaN");
  });

  it("does not call runs the same that all were lost", () => {
    const lost = [madeUp("method", { nan: [0, 1, 2] })];
    const html = toHtml(
      compareResults([opened("a", [bridge], { algorithms: lost }), opened("b", [bridge], { algorithms: lost })], {
        command: "",
      }),
    );
    expect(html).not.toContain("the same numbers");
    expect(html).toContain("return cannot be compared: one of the two has none");
  });

  it("says where discounted costs come from, and speaks of no test that was not made", () => {
    const discounted: TaskRecord = { ...bridge, constraints: [{ ...bridge.constraints[0], kind: "discounted" }] };
    const pages = [bridge, discounted].map((each) =>
      toHtml(compareResults([opened("a", [each], { algorithms: [madeUp("x"), madeUp("y")] })], { command: "" })),
    );
    expect(pages.map((page) => page.includes("discounted costs are those of the last fifth of training"))).toEqual([
      false,
      true,
    ]);
    expect(pages[0]).toContain("Holm's correction for all rows of a column.");
  });

  it("draws more contenders than there are colors, telling them apart by broken lines", () => {
    const many = Array.from({ length: 9 }, (_, i) => madeUp(`m${i}`));
    const { blocks } = compareResults([opened("a", [bridge], { algorithms: many })], { command: "" });
    const figure = blocks.find((block) => block.kind === "figure");
    expect(figure?.panels[0].drawing.svg.match(/stroke-dasharray="6 3"/g)).toHaveLength(2); // the line, and its name
  });
});
