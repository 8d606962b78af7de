import { describe, expect, it } from "vitest";
import type { TaskRecord } from "../../src/experiments/record.ts";
import type { Text } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { verdict } from "../../src/report/verdict/verdict.ts";
import { bridge, fixed, method, synthetic, type MadeUp } from "./synthetic.ts";

const words = (text: Text) =>
  typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : part.text)).join("");

const { optimum: _, frontier: __, ...unknownOptimum } = bridge;

function sentences(algorithms: readonly MadeUp[], task: TaskRecord = bridge, seeds?: readonly number[]): string[] {
  const results = synthetic({ algorithms, tasks: [task], numUpdates: 10, ...(seeds && { seeds }) });
  return verdict(evidenceOf(results, task)).items.map(({ text }) => words(text));
}

const optimal = fixed("method", 14, 1.5);

describe("the method", () => {
  it("is held against the optimum: 14 is (14.2938 − 14) / 14.2938 = 2.1 % below", () =>
    expect(sentences([optimal])[0]).toBe(
      "On BridgeSlip-v0, method ends at return 14.00 [14.00, 14.00], 2.1 % below the exact constrained optimum of 14.29, at cost 1.50 [1.50, 1.50] of at most 1.50 (5 of 5 seeds keep the limit).",
    ));

  it("is said to be at the optimum when it is", () =>
    expect(sentences([fixed("method", 14.2938, 1.5)])[0]).toContain("at the exact constrained optimum of 14.29"));

  it("gets no credit for a return beyond the optimum", () =>
    expect(sentences([fixed("method", 15.3, 2.9)])[0]).toMatch(
      /7\.0 % above the exact constrained optimum of 14\.29, for which it breaks the limit.*5 of 5 seeds break the limit/,
    ));

  it("says nothing of an optimum that is not known", () =>
    expect(sentences([optimal], unknownOptimum)[0]).not.toContain("optimum"));

  it("keeps a limit up to 5 % above it, and no further", () => {
    expect(sentences([fixed("method", 14, 1.575)])[0]).toContain("5 of 5 seeds keep the limit");
    expect(sentences([fixed("method", 14, 1.58)])[0]).toContain("5 of 5 seeds break the limit");
  });

  it("is called stuck where its cost stays high under a large multiplier", () =>
    expect(sentences([fixed("method", 9.8, 2.9, { lagrangeMultiplier: 103 })], unknownOptimum)[0]).toContain(
      "The multiplier stands at 103 and the cost is still too high: the limit is infeasible, or training is stuck.",
    ));

  it("is excused where no policy can keep the limit", () =>
    expect(
      sentences([fixed("method", 9.8, 2.9)], { ...unknownOptimum, frontier: [[1.706, -49.9]] as const })[0],
    ).toContain("The limit is infeasible: no policy can keep it, and the least possible cost is 1.71."));

  it("needs no constraint", () =>
    expect(sentences([fixed("method", 14, 0)], { name: "Free-v0", env: "Free-v0", constraints: [] })).toEqual([
      "On Free-v0, method ends at return 14.10 [14.10, 14.10].", // sampled, 0.1 above what is exact
    ]));

  it("that has no result is said to have none", () =>
    expect(sentences([{ ...optimal, failed: [0, 1, 2, 3, 4] }])[0]).toBe(
      "On BridgeSlip-v0 no run of method has a result.",
    ));
});

describe("a variant", () => {
  const said = (variant: MadeUp, seeds?: readonly number[]) => sentences([optimal, variant], bridge, seeds)[1];

  it("that breaks the limit is said to, whatever it gains", () =>
    expect(said(fixed("without it", 15.3, 2.89))).toBe(
      "without it breaks the limit: cost 2.89 [2.89, 2.89] of at most 1.50, in 5 of 5 seeds; return +1.30 [+1.30, +1.30].",
    ));

  it("that loses return in every seed hurts", () =>
    expect(said(fixed("the other", 12, 0.7))).toBe(
      "the other hurts: return −2.00 [−2.00, −2.00] (p < 0.001), cost −0.80 [−0.80, −0.80].",
    ));

  it("that gains return within the limit helps, slightly where that is less than 1 %", () => {
    expect(said(fixed("the other", 14.2, 1.5))).toMatch(/^the other helps: return \+0\.20/);
    expect(said(fixed("the other", 14.1, 1.5))).toMatch(/^the other slightly helps: return \+0\.10/);
  });

  it("that only costs less is said to", () =>
    expect(said(fixed("the other", 14, 1.2))).toBe(
      "the other keeps the limit at another cost −0.30 [−0.30, −0.30]; its return, 0.00 [0.00, 0.00], may be the same.",
    ));

  it("that ends the same in every seed makes no difference that the seeds can show", () =>
    expect(said(fixed("the other", 14, 1.5))).toBe(
      "No difference that 5 seeds can show: the other (every seed ends the same).",
    ));

  it("that differs by less than seeds do makes none either, and the sentence says how much was seen", () => {
    const noisy = { ...method, noise: 0.2 };
    expect(sentences([noisy, { ...noisy, name: "the other" }])[1]).toMatch(
      /^No difference that 5 seeds can show: the other \(the largest mean differences seen are 0\.\d\d in return and 0\.\d\d in cost\)\.$/,
    );
  });

  it("is not judged by a single seed", () =>
    expect(said(fixed("the other", 10, 1.5), [0])).toBe(
      "With fewer than two seeds to compare, it is unknown whether the other differs from the method by more than chance.",
    ));

  it("that broke the limit with a single seed did break it", () =>
    expect(said(fixed("the other", 10, 9), [0])).toBe(
      "the other breaks the limit: cost 9.00 of at most 1.50, in 1 of 1 seed; return −4.00.",
    ));
});

it("names every run without a result, and why it has none", () =>
  expect(sentences([optimal, fixed("a", 14, 1.5, { failed: [1] }), fixed("b", 14, 1.5, { nan: [3] })]).at(-1)).toBe(
    "2 of 15 runs have no result, and all means leave them out: a, seed 1 (the policy diverged); b, seed 3 (ended in NaN).",
  ));

it("calls a change in one of many variants a hint where only the single question would have shown it", () => {
  // 1, 2, 3, 4, 5 hundredths lost: t = 0.03 / (0.0158 / √5) = 4.24, p = 0.013; times 20 that is no evidence.
  const twenty = Array.from({ length: 20 }, (_, i) => fixed(`null ${i}`, 14, 1.5));
  const results = synthetic({ algorithms: [optimal, fixed("the other", 14, 1.5), ...twenty], numUpdates: 2 });
  const evaluation = results.tables.evaluation
    .objects({ limit: Infinity })
    .map((row) => row as { algorithm: string; seed: number; episodeReturn: number });
  const changed = results.tables.evaluation.assign({
    episodeReturn: evaluation.map(({ algorithm, seed, episodeReturn }) =>
      algorithm === "the other" ? episodeReturn - 0.01 * (seed + 1) : episodeReturn,
    ),
  } as never);
  const { items } = verdict(evidenceOf({ ...results, tables: { ...results.tables, evaluation: changed } }, bridge));
  expect(words(items[1].text)).toMatch(/^Hints, of which some are chance.*: the other \(return −0\.03\)\.$/);
});
