import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costToGo } from "../../src/estimators/costToGo.ts";
import { gae } from "../../src/estimators/gae.ts";
import { estimate, expectClose, stories } from "./signals.ts";

describe("costToGo", () => {
  it("sums what is yet to come, and asks no critic", () => {
    const story = { numEnvs: 1, sample: [1, 2, 4], value: [50, 60, 70], nextValue: [60, 70, 80], end: [0, 2, 0] };
    const { advantage, target } = estimate(costToGo({ gamma: 0.5 }), story);
    expect(advantage).toEqual([1 + 0.5 * 2, 2, 4]);
    expect(target).toEqual(advantage);
  });

  it("is GAE at λ = 1 with a critic that says 0", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const silent = { ...story, value: story.value.map(() => 0), nextValue: story.value.map(() => 0) };
        const expected = estimate(gae({ gamma: 0.9, gaeLambda: 1 }), silent);
        expectClose(estimate(costToGo({ gamma: 0.9 }), story).advantage, expected.advantage);
      }),
    );
  });
});
