import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { box } from "../../src/env/spaces.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";

const none = new Float64Array(0);
const space = box({ size: 1, low: -1, high: 1 });
const logRootTauE = 0.5 * Math.log(2 * Math.PI * Math.E);

describe.each([
  ["clippedGaussian", clippedGaussian],
  ["squashedGaussian", squashedGaussian],
])("%s with a spread that depends on the state", (name, make) => {
  /** log σ, from the entropy ½ log 2πe + log σ. */
  const logStd = (output: number, options: { logStd?: number } = {}) =>
    make({ spread: "state", ...options })(space).entropy(Float64Array.of(0, output), 1, 0, none) - logRootTauE;

  it("takes twice as many outputs and no free parameters", () => {
    const { numOutputs, numFree } = make({ spread: "state" })(box({ size: 3, low: -1, high: 1 }));
    expect([numOutputs, numFree]).toEqual([6, 0]);
  });

  it.each([-19, -2, -0.5, 0, 1.9])("starts at logStd %d, where the network answers 0", (start) => {
    expect(logStd(0, { logStd: start })).toBeCloseTo(start, 10);
  });

  it("follows the output closely between the bounds, and stays within them", () => {
    expect(logStd(-5) - logStd(-6)).toBeCloseTo(1, 3);
    expect(logStd(1e6)).toBe(2);
    expect(logStd(1e30)).toBe(2);
    expect(logStd(-1e30)).toBe(-20);
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (output) => {
        expect(logStd(output)).toBeGreaterThanOrEqual(-20);
        expect(logStd(output)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("has a way back from beyond the bounds", () => {
    const head = make({ spread: "state" })(space);
    for (const output of [-60, 25]) {
      const gradient = new Float64Array(2);
      head.backward(Float64Array.of(0, output), 1, 0, none, Float32Array.of(0), 0, 0, 1, gradient, none);
      expect(gradient[1]).toBeGreaterThan(0); // entropy rises with the output, however little
    }
  });

  it.each([-20, 2, 5])("refuses to start at %d", (start) => {
    expect(() => make({ spread: "state", logStd: start })).toThrow(
      `${name}: logStd is ${start}; where spread is "state" it must lie between -20 and 2`,
    );
  });

  it("refuses a spread that there is not", () => {
    expect(() => make({ spread: "sate" as "state" })).toThrow(`${name}: spread is "sate"; expected one of free, state`);
  });
});
