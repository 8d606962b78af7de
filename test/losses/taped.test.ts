import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyRows, valueRows } from "../../src/engine/losses/lossRows.ts";
import type { PolicyChunk } from "../../src/engine/losses/policyRows.ts";
import { clippedError } from "../../src/losses/clippedError.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { formOf, lossForms } from "../../src/losses/forms.ts";
import type { PolicyLoss, PolicyLossByTape, ValueLossByTape } from "../../src/losses/loss.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import { surrogate } from "../../src/losses/surrogate.ts";
import type { TensorLibrary } from "../../src/losses/tensors.ts";
import { simplePolicyOptimization, tapedClippedError, tapedClippedSurrogate } from "./taped.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const sizes = { numOutputs: 1, numFree: 0, actionSize: 1 };

/** Loss and slope in log π of one sample with a share of ½. */
function policyAt(loss: PolicyLoss, ratio: number, advantage: number, center: number) {
  const rows = policyRows(loss, 1, sizes);
  const one = (x: number) => Float64Array.of(x);
  const chunk: PolicyChunk = {
    stride: 1,
    numRows: 1,
    share: one(0.5),
    sample: new Uint32Array(1),
    action: new Float32Array(1),
    first: 0,
    outputs: one(0),
    gradients: one(0),
    free: one(0),
    progress: 0,
    freeGradients: one(0),
    logProb: one(Math.log(ratio)),
    oldLogProb: one(0),
    ratio: one(ratio),
    entropy: one(0),
    advantage: one(advantage),
    center: one(center),
  };
  rows.compute(chunk);
  rows.addOthers(chunk);
  return { loss: rows.loss[0], slope: rows.logProbSlope[0], others: chunk.gradients[0] };
}

function expectSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) {
  for (const [key, x] of Object.entries(one)) {
    expect(Math.abs(x - other[key])).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(x)));
  }
}

describe("on a tape", () => {
  it("clippedSurrogate is what it is by slope", () => {
    const edges = fc.constantFrom(0.8, 1, 1.2, Infinity); // on the clip, at its center, and beyond all
    fc.assert(
      fc.property(fc.oneof(number(0.01, 3), edges), number(-4, 4), fc.oneof(fc.constant(1), number(0.3, 2)), (...x) => {
        fc.pre(x[0] < Infinity || x[1] > 0); // an infinite ratio with Â < 0 is an infinite loss
        expectSame(policyAt(clippedSurrogate(), ...x), policyAt(tapedClippedSurrogate(), ...x));
      }),
      { numRuns: 500 },
    );
  });

  it("clippedError is what it is by slope", () => {
    const [bySlope, byTape] = [clippedError(), tapedClippedError()].map((loss) => valueRows(loss, 1));
    fc.assert(
      fc.property(number(-4, 4), number(-4, 4), number(-4, 4), (value, target, oldValue) => {
        const [one, other] = [bySlope, byTape].map((rows) => {
          [rows.value[0], rows.target[0], rows.oldValue[0]] = [value, target, oldValue];
          rows.compute(1, Float64Array.of(0.5));
          return { loss: rows.loss[0], slope: rows.slope[0] };
        });
        expectSame(one, other);
      }),
      { numRuns: 500 },
    );
  });

  it("simple policy optimization turns back where PPO's clip begins", () => {
    const slopeAt = (ratio: number) => policyAt(simplePolicyOptimization(), ratio, 2, 1).slope / ratio;
    expect(slopeAt(1)).toBeCloseTo(-1, 12); // −Â, times the share
    expect(slopeAt(1.2)).toBeCloseTo(0, 12);
    expect(slopeAt(1.4)).toBeCloseTo(1, 12);
    expect(policyAt(simplePolicyOptimization(), 1.2, 2, 1).loss).toBeCloseTo(-2.4 + (2 * 0.04) / 0.4, 12);
  });

  it("refuses a loss that nothing learned can change", () => {
    const policyLoss: PolicyLossByTape = { record: (t, { advantage }) => t.square(advantage) };
    expect(() => policyRows(policyLoss, 4, sizes)).toThrow(
      "policyLoss: the loss uses nothing that the policy can change; make it depend on ratio or logProb",
    );
    const valueLoss: ValueLossByTape = { record: (t, { target, oldValue }) => t.sub(target, oldValue) };
    expect(() => valueRows(valueLoss, 4)).toThrow("valueLoss: the loss does not use the value; make it depend on it");
  });

  it("refuses a loss that answers nothing", () => {
    const forgetful = { record: () => undefined } as unknown as PolicyLossByTape;
    expect(() => policyRows(forgetful, 4, sizes)).toThrow("tape: the end of the recording was given undefined");
  });
});

describe("by tensors", () => {
  const unready = { getGradient: () => undefined } as unknown as TensorLibrary;
  const tensors = () => ({}) as never;

  it("refuses a library that is not ready, and says how it would be", () => {
    const message = 'TensorFlow.js does not know the gradients of its operations; call "await tfjs()" first';
    expect(() => policyRows({ tf: unready, tensors }, 4, sizes)).toThrow(`policyLoss: ${message}`);
    expect(() => valueRows({ tf: unready, tensors }, 4)).toThrow(`valueLoss: ${message}`);
  });
});

describe("lossForms", () => {
  const byTensors = { tf: {} as never, tensors: () => ({}) as never };

  it("knows how each loss is written", () => {
    expect([surrogate(), tapedClippedError(), byTensors].map(formOf)).toEqual(["slope", "tape", "tensors"]);
  });

  it("says so in words", () => {
    const losses = { policyLoss: surrogate(), valueLoss: squaredError(), costValueLoss: squaredError() };
    expect(lossForms(losses)).toBe("policy by slope, values by slope");
    expect(lossForms({ ...losses, costValueLoss: tapedClippedError() })).toBe(
      "policy by slope, values by slope and tape",
    );
    expect(lossForms({ ...losses, policyLoss: byTensors })).toBe("policy by tensors, values by slope");
  });
});
