import { describe, expect, it } from "vitest";
import { range } from "../../src/experiments/experiment.ts";
import { evidenceOf, type Evidence } from "../../src/report/evidence.ts";
import type { Journey } from "../../src/report/journeys.ts";
import { reasonsFor } from "../../src/report/verdict/reasons.ts";
import { verdict } from "../../src/report/verdict/verdict.ts";
import { bridge, fixed, synthetic } from "./synthetic.ts";

const base = evidenceOf(synthetic({ algorithms: [fixed("method", 14, 3)], numUpdates: 10 }), bridge);

interface Made {
  readonly cost?: (update: number) => number;
  readonly multiplier?: (update: number) => number;
  readonly threshold?: number;
  /** Of every seed's final policies. */
  readonly ends?: number;
  readonly deterministic?: number;
}

/** Evidence of five equal runs of ten updates, under a limit of 1.5. */
function made({ cost = () => 3, multiplier = () => 1, threshold = 1.5, ends = 3, deterministic = 3 }: Made): Evidence {
  const [run] = base.journeys[0].constraints[0];
  const points = range(10).map((i) => ({
    step: 100 * (i + 1),
    cost: cost(i + 1),
    naturalMultiplier: multiplier(i + 1),
  }));
  const peak = Math.max(...points.map(({ naturalMultiplier }) => naturalMultiplier));
  const journey: Journey = { ...run, points, lastThreshold: threshold, multiplier: { ...run.multiplier, peak } };
  const [constraint] = base.method.constraints;
  return {
    ...base,
    journeys: [{ algorithm: "method", constraints: [range(5).map(() => journey)] }],
    method: {
      ...base.method,
      outcome: { ...base.method.outcome, deterministicCost: [range(5).map(() => deterministic)] },
      constraints: [{ ...constraint, episodeCost: { value: ends, low: ends, high: ends } }],
    },
  };
}

const reasons = (given: Made): string =>
  reasonsFor(made(given), 0)
    .map((part) => (typeof part === "string" ? part : part.text))
    .join("")
    .trim();

describe("why the method breaks its limit", () => {
  it("is not said where nothing shows it", () => expect(reasons({})).toBe(""));

  it("is too short a training where cost falls or the multiplier rises to the end", () => {
    // Updates 7 and 8 against 9 and 10: costs of (13 + 12) / 2 and (11 + 10) / 2, multipliers of 7.5 and 9.5.
    expect(reasons({ cost: (update) => 20 - update })).toBe(
      "Over the last fifth of training against the fifth before it, the cost was still falling, from 12.50 to 10.50: train longer.",
    );
    expect(reasons({ cost: (update) => 20 - update, multiplier: (update) => update })).toBe(
      "Over the last fifth of training against the fifth before it, the cost was still falling, from 12.50 to 10.50 and the multiplier was still rising, from 7.50 to 9.50: train longer.",
    );
  });

  it("is no trend of less than 5 %, nor one the other way", () => {
    expect(reasons({ cost: (update) => 3 - 0.05 * update, multiplier: (update) => 10 - 0.1 * update })).toBe("");
    expect(reasons({ cost: (update) => update })).toBe("");
  });

  it("is exploration where the deterministic policy keeps the limit, and takes a margin", () => {
    expect(reasons({ deterministic: 1.2 })).toBe(
      "The deterministic policy keeps the limit (median cost 1.20): the violation is exploration noise; aim below the limit with threshold: fixed({ share: 0.8 }).",
    );
  });

  it("takes a margin where the cost is within 20 % of the limit, and a larger one where there is one", () => {
    expect(reasons({ ends: 1.79 })).toBe(
      "The cost is within 20 % of the limit: aim below the limit with threshold: fixed({ share: 0.8 }).",
    );
    expect(reasons({ ends: 1.81 })).toBe("");
    expect(reasons({ ends: 1.6, threshold: 1.2 })).toBe(
      "The cost is within 20 % of the limit: aim further below the limit than 1.20, at which the threshold ended.",
    );
  });

  it("is a multiplier that was 0 throughout", () =>
    expect(reasons({ multiplier: () => 0 })).toBe("The multiplier was 0 throughout: nothing held the cost back."));

  it("is not asked for where the limit is kept, or cannot be", () => {
    const first = (cost: number, frontier = bridge.frontier!) => {
      const task = { ...bridge, frontier };
      const algorithms = [fixed("method", 14, cost)];
      return JSON.stringify(
        verdict(evidenceOf(synthetic({ algorithms, tasks: [task], numUpdates: 10 }), task)).items[0],
      );
    };
    expect(first(1.7)).toContain("aim below");
    expect(first(1.5)).not.toContain("aim below");
    expect(first(1.7, [[1.6, 3]])).toMatch(/infeasible(?!.*aim below)/);
  });
});
