import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { dot, gradientOf, moved, question, rowOf, unsquashedHead, type Question } from "./anyHead.ts";

// Every head on every space: what each method says about the others.

const STEP = 1e-5;
const near = (found: number, expected: number, within = 1e-6) =>
  expect(Math.abs(found - expected)).toBeLessThan(within * (1 + Math.abs(expected)));

/** An action, and where it stands in a batch that begins with a slot of something else. */
function drawn({ space, head, stride, row, outputs, free, seed }: Question) {
  const action = new Float32Array(space.size + 2).fill(NaN);
  const logProb = head.sample(outputs, stride, row, free, rng(seed), action, 1);
  return { action, logProb };
}

/** The slope of a function of outputs and free parameters along the tangent. */
const slopeOf = (asked: Question, f: (outputs: Float64Array, free: Float64Array) => number) =>
  (f(...moved(asked, STEP)) - f(...moved(asked, -STEP))) / (2 * STEP);

/** The same slope from a gradient. */
const along = ({ tangent, freeTangent, stride, row }: Question, [outputs, free]: ReturnType<typeof gradientOf>) =>
  dot(outputs, rowOf(tangent, stride, row)) + dot(free, freeTangent);

describe("a head", () => {
  it("answers the log-probability of the action that it stored, which the space can read", () => {
    fc.assert(
      fc.property(question(), (asked) => {
        const { space, head, stride, row, outputs, free } = asked;
        const { action, logProb } = drawn(asked);
        near(logProb, head.logProb(outputs, stride, row, free, action, 1), 1e-12);
        const untouched = [...action.keys()].filter((i) => Number.isNaN(action[i]));
        expect(untouched).toEqual([0, space.size + 1]);
        const again = new Float32Array(space.size);
        space.write(space.read(action, 1), again, 0);
        expect(again).toEqual(action.slice(1, -1));
      }),
    );
  });

  it("draws nothing more probable than its mode, where it does not squash", () => {
    fc.assert(
      fc.property(question(unsquashedHead), (asked) => {
        const { space, head, stride, row, outputs, free } = asked;
        const mode = new Float32Array(space.size);
        head.mode(outputs, stride, row, mode, 0);
        const rounding = 1e-9; // the mode is stored in single precision
        expect(drawn(asked).logProb).toBeLessThan(head.logProb(outputs, stride, row, free, mode, 0) + rounding);
      }),
    );
  });

  it("has the gradients of log π and H that finite differences find", () => {
    const slopes = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
    fc.assert(
      fc.property(question(), slopes, (asked, [slope, entropySlope]) => {
        const { head, stride, row, outputs, free } = asked;
        const { action } = drawn(asked);
        const gradient = gradientOf(asked, (...to) =>
          head.backward(outputs, stride, row, free, action, 1, slope, entropySlope, ...to),
        );
        const objective = (z: Float64Array, f: Float64Array) =>
          slope * head.logProb(z, stride, row, f, action, 1) + entropySlope * head.entropy(z, stride, row, f);
        near(along(asked, gradient), slopeOf(asked, objective));
      }),
    );
  });

  it("is at a distance of 0 from itself, and at no less from any other", () => {
    fc.assert(
      fc.property(question(), ({ head, stride, row, outputs, oldOutputs, free, oldFree }) => {
        expect(head.kl(outputs, outputs.slice(), stride, row, free, free.slice())).toBe(0);
        expect(head.kl(outputs, oldOutputs, stride, row, free, oldFree)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has the gradient of KL that finite differences find, times a scale", () => {
    fc.assert(
      fc.property(question(), (asked) => {
        const { head, stride, row, outputs, oldOutputs, free, oldFree } = asked;
        const gradient = gradientOf(asked, (...to) =>
          head.klBackward(outputs, oldOutputs, stride, row, free, oldFree, 3, ...to),
        );
        const slope = slopeOf(asked, (z, f) => 3 * head.kl(z, oldOutputs, stride, row, f, oldFree));
        near(along(asked, gradient), slope);
      }),
    );
  });

  it("has for its Fisher information the Hessian of KL where both are the same, times a scale", () => {
    fc.assert(
      fc.property(question(), (asked) => {
        const { head, stride, row, outputs, free, tangent, freeTangent } = asked;
        const found = gradientOf(asked, (...to) =>
          head.fisher(outputs, stride, row, free, tangent, freeTangent, 0.5, ...to),
        );
        const [up, down] = [STEP, -STEP].map((by) =>
          gradientOf(asked, (...to) => {
            const [z, f] = moved(asked, by);
            head.klBackward(z, outputs, stride, row, f, free, 0.5, ...to);
          }),
        );
        for (const k of [0, 1] as const) {
          for (const [i, x] of found[k].entries()) near(x, (up[k][i] - down[k][i]) / (2 * STEP));
        }
        expect(along(asked, found)).toBeGreaterThanOrEqual(-1e-12); // no direction leads nearer
      }),
    );
  });
});
