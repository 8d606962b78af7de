import { describe, expect, it } from "vitest";
import { activations } from "../../src/engine/reference/activations.ts";
import { normalDensity, normalDistribution } from "../../src/engine/reference/normal.ts";

describe("activations", () => {
  it.each([
    ["tanh", Math.log(2), 0.6], // (2 − ½) / (2 + ½)
    ["tanh", -Math.log(3), -0.8],
    ["relu", 2.5, 2.5],
    ["relu", -2.5, 0],
    ["elu", 2.5, 2.5],
    ["elu", -Math.log(4), -0.75],
    ["elu", -1e-20, -1e-20],
    ["silu", Math.log(3), Math.log(3) * 0.75],
    ["silu", -Math.log(3), -Math.log(3) * 0.25],
    ["silu", -1000, 0],
    ["gelu", 1, 0.8413447460685429], // Φ(1)
    ["gelu", -2, -2 * 0.022750131948179212], // Φ(−2)
    ["gelu", 30, 30],
  ] as const)("%s of %f is %f", (name, x, expected) => {
    expect(activations[name].value(x)).toBeCloseTo(expected, 14);
  });

  it.each(Object.entries(activations))("the slope of %s is that of its values", (_name, { value, slope }) => {
    for (const x of [-30, -7.5, -3.01, -2.99, -1, -0.3, -0.01, 0.01, 0.4, 1, 2.99, 3.01, 8, 30]) {
      const difference = (value(x + 1e-5) - value(x - 1e-5)) / 2e-5;
      expect(slope(x)).toBeCloseTo(difference, 9);
    }
  });

  it("all are 0 at 0, and the slope of relu is too", () => {
    for (const { value } of Object.values(activations)) expect(value(0)).toBe(0);
    expect(activations.relu.slope(0)).toBe(0);
    expect(activations.elu.slope(0)).toBe(1);
  });
});

describe("the normal distribution", () => {
  // Abramowitz & Stegun (1964), tables 26.1 and 26.2, https://personal.math.ubc.ca/~cbm/aands/page_966.htm
  it.each([
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [4, 0.999968328758167],
  ])("Φ(%f) = %f", (x, expected) => {
    expect(normalDistribution(x)).toBeCloseTo(expected, 14);
    expect(normalDistribution(-x)).toBeCloseTo(1 - expected, 14);
  });

  it("keeps its digits in the tail", () => {
    // The bounds x/(1 + x²)·φ(x) < Φ(−x) < φ(x)/x: https://dlmf.nist.gov/7.8#E2
    for (const x of [5, 8, 12, 20, 35]) {
      const tail = normalDistribution(-x) / normalDensity(x);
      expect(tail).toBeGreaterThan(x / (1 + x * x));
      expect(tail).toBeLessThan(1 / x);
    }
    expect(normalDistribution(-6)).toBeCloseTo(9.86587645037698e-10, 22);
  });

  it("has no seam where the series ends", () => {
    const seam = (normalDistribution(-3 + 1e-9) - normalDistribution(-3 - 1e-9)) / 2e-9;
    expect(seam).toBeCloseTo(normalDensity(3), 6);
  });
});
