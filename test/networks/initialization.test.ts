import { describe, expect, it } from "vitest";
import type { Activation } from "../../src/engine/engine.ts";
import { gainOf, initializations } from "../../src/networks/initialization.ts";
import { rng } from "../../src/math/rng.ts";

/** The activations, from their definitions. */
const functions: Record<Activation, (z: number) => number> = {
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
  elu: (z) => (z > 0 ? z : Math.exp(z) - 1),
  silu: (z) => z / (1 + Math.exp(-z)),
  gelu: (z) => z * normalDistribution(z),
};

/** Φ(z), by the series of the error function. */
function normalDistribution(z: number): number {
  if (Math.abs(z) > 6) return z > 0 ? 1 : 0;
  let term = z;
  let sum = z;
  for (let k = 1; k < 100; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** E[f(z)²] of standard normal z, by the trapezoidal rule. */
function meanSquare(f: (z: number) => number): number {
  const step = 1e-3;
  let sum = 0;
  for (let i = -8000; i <= 8000; i++) {
    const z = i * step;
    sum += (f(z) ** 2 * Math.exp((-z * z) / 2) * step) / Math.sqrt(2 * Math.PI);
  }
  return sum;
}

describe("gainOf", () => {
  it.each(Object.entries(functions))("%s keeps the mean square from layer to layer", (name, f) => {
    expect(gainOf[name as Activation] ** 2 * meanSquare(f)).toBeCloseTo(1, 3);
  });
});

describe.each(Object.entries(initializations))("%s", (name, { matrix, hiddenGain }) => {
  it("gives as many weights as asked for, in proportion to the gain", () => {
    const [one, three] = [matrix(4, 3, 1, rng(0)), matrix(4, 3, 3, rng(0))];
    expect(one).toHaveLength(12);
    for (const [i, weight] of one.entries()) expect(three[i]).toBeCloseTo(3 * weight, 12);
  });

  it("has the hidden gain of its source", () => {
    const expected = { orthogonal: Math.SQRT2, kaiming: Math.SQRT2, xavier: 1 }[name]!;
    expect(hiddenGain("relu")).toBe(expected);
  });
});
