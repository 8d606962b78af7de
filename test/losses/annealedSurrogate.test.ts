import { expect, it } from "vitest";
import { linear } from "../../src/controllers/linear.ts";
import { annealedSurrogate } from "../../src/losses/annealedSurrogate.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";

const annealed = annealedSurrogate({ clipRange: linear({ from: 0.3, to: -0.1 }) });
const cases = [0.5, 0.8, 0.95, 1, 1.04, 1.15, 1.5].flatMap((ratio) =>
  [-1, 2].map((advantage) => ({ ratio, advantage })),
);

it.each([
  [0, 0.3],
  [0.25, 0.2],
  [0.5, 0.1],
])("at %d of training it is the clipped surrogate with a range of %d", (progress, clipRange) => {
  const clipped = clippedSurrogate({ clipRange });
  for (const { ratio, advantage } of cases) {
    expect(annealed.loss(ratio, advantage, 1, progress)).toBeCloseTo(clipped.loss(ratio, advantage, 1, 0), 12);
    expect(annealed.slope(ratio, advantage, 1, progress)).toBe(clipped.slope(ratio, advantage, 1, 0));
  }
});

it("where the schedule goes below 0, nothing may be gained by moving", () => {
  expect(annealed.loss(1.5, 2, 1, 0.9)).toBe(-2);
  expect(annealed.slope(1.5, 2, 1, 0.9)).toBe(0);
  expect(annealed.slope(0.5, 2, 1, 0.9)).toBe(-2); // the way back is never clipped
});
