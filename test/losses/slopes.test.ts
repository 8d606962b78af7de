import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annealedSurrogate } from "../../src/losses/annealedSurrogate.ts";
import { clippedError } from "../../src/losses/clippedError.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import { surrogate } from "../../src/losses/surrogate.ts";

const STEP = 1e-5;
const NEAR_A_KINK = 1e-3;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

// Where the slopes of the two small steps to either side agree, there is no kink between them.
describe.each([
  ["clippedSurrogate", clippedSurrogate(), [number(0.01, 3), number(-4, 4), number(0.3, 2)]],
  ["annealedSurrogate", annealedSurrogate(), [number(0.01, 3), number(-4, 4), number(0.3, 2)]],
  ["surrogate", surrogate(), [number(0.01, 3), number(-4, 4), number(0.3, 2)]],
  ["squaredError", squaredError(), [number(-4, 4), number(-4, 4), number(-4, 4)]],
  ["clippedError", clippedError({ clipRange: 0.5 }), [number(-4, 4), number(-4, 4), number(-4, 4)]],
] as const)("%s", (_name, form, [first, second, third]) => {
  const [loss, slope] = [form.loss, form.slope].map(
    (of) => (x: number, a: number, b: number) => of(x, a, b, 0.5), // in the middle of training
  );
  it("has the slope that its loss has", () => {
    fc.assert(
      fc.property(first, second, third, (x, a, b) => {
        const left = (loss(x, a, b) - loss(x - NEAR_A_KINK, a, b)) / NEAR_A_KINK;
        const right = (loss(x + NEAR_A_KINK, a, b) - loss(x, a, b)) / NEAR_A_KINK;
        fc.pre(Math.abs(left - right) < 2 * NEAR_A_KINK); // a parabola bends by this little, a kink by more
        const difference = (loss(x + STEP, a, b) - loss(x - STEP, a, b)) / (2 * STEP);
        expect(Math.abs(slope(x, a, b) - difference)).toBeLessThan(2.5 * NEAR_A_KINK);
      }),
      { numRuns: 500 },
    );
  });
});
