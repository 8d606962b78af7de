import { describe, expect, it } from "vitest";
import { excessPerStep } from "../../src/algorithms/excess.ts";
import { atMost } from "../../src/env/task.ts";

const heard = { episodeCost: 5, threshold: 3 };

describe("excessPerStep", () => {
  it("is spread over the steps of an episode", () => {
    expect(excessPerStep(atMost(4), heard, 8)).toBe(2 / 8);
    expect(excessPerStep(atMost(4), { ...heard, episodeCost: 1 }, 8)).toBe(-2 / 8);
  });

  it("is spread over discounted steps, where the constraint is discounted", () => {
    const discounted = atMost(4, { kind: "discounted", gamma: 0.5 });
    expect(excessPerStep(discounted, heard, 3)).toBe(2 / (1 + 0.5 + 0.25));
    expect(excessPerStep(discounted, heard, 1)).toBe(2);
  });

  it("is that of a step already, where the constraint is a rate", () => {
    expect(excessPerStep(atMost(4, { kind: "rate" }), heard, 8)).toBe(2);
  });

  it("is 0 until an episode has ended", () => {
    expect(excessPerStep(atMost(4), { episodeCost: NaN, threshold: 3 }, NaN)).toBe(0);
  });
});
