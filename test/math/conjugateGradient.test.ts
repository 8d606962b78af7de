import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conjugateGradient } from "../../src/math/conjugateGradient.ts";
import { dot } from "../../src/math/dot.ts";
import { rng } from "../../src/math/rng.ts";

type Matrix = readonly Float64Array[];

const product =
  (a: Matrix) =>
  (vector: Float64Array, to: Float64Array): void =>
    a.forEach((row, i) => void (to[i] = dot(row, vector)));

/** Gaussian elimination, without a pivot: a positive definite matrix needs none. */
function solve(a: Matrix, b: Float64Array): Float64Array {
  const rows = a.map((row, i) => [...row, b[i]]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i][n];
    for (let j = i + 1; j < n; j++) sum -= rows[i][j] * x[j];
    x[i] = sum / rows[i][i];
  }
  return x;
}

/** M Mᵀ / n + I / 2 of a random M: positive definite, and of a condition that leaves digits to compare. */
function system(n: number, seed: number): { a: Matrix; b: Float64Array } {
  const random = rng(seed);
  const m = Array.from({ length: n }, () => Float64Array.from({ length: n }, () => random.normal()));
  const a = m.map((row, i) => Float64Array.from(m, (other, j) => dot(row, other) / n + (i === j ? 0.5 : 0)));
  return { a, b: Float64Array.from({ length: n }, () => random.normal()) };
}

const systems = fc.record({ n: fc.integer({ min: 1, max: 12 }), seed: fc.integer() });
const distance = (x: Float64Array, y: Float64Array) => Math.max(...x.map((xi, i) => Math.abs(xi - y[i])));

describe("conjugateGradient", () => {
  it("solves a system of two by hand", () => {
    // [[4, 1], [1, 3]] x = [1, 2] has the solution [1, 7] / 11.
    const x = new Float64Array(2);
    const a = [Float64Array.of(4, 1), Float64Array.of(1, 3)];
    conjugateGradient(2, { iterations: 2, tolerance: 0 })(product(a), Float64Array.of(1, 2), x);
    expect(x[0]).toBeCloseTo(1 / 11, 14);
    expect(x[1]).toBeCloseTo(7 / 11, 14);
  });

  it("agrees with elimination after as many products as unknowns", () => {
    fc.assert(
      fc.property(systems, ({ n, seed }) => {
        const { a, b } = system(n, seed);
        const x = new Float64Array(n).fill(NaN);
        conjugateGradient(n, { iterations: n, tolerance: 0 })(product(a), b, x);
        const expected = solve(a, b);
        expect(distance(x, expected)).toBeLessThan(1e-8 * Math.max(1, ...expected.map(Math.abs)));
      }),
    );
  });

  it("ends where the residual is small enough, and not before", () => {
    fc.assert(
      fc.property(systems, fc.double({ min: 1e-6, max: 0.5, noNaN: true }), ({ n, seed }, tolerance) => {
        const { a, b } = system(n, seed);
        const residualAfter = (iterations: number) => {
          const x = new Float64Array(n);
          const made = conjugateGradient(n, { iterations, tolerance })(product(a), b, x);
          const residual = b.map((bi, i) => bi - dot(a[i], x));
          return { made, norm: Math.sqrt(dot(residual, residual)) };
        };
        const enough = tolerance * Math.sqrt(dot(b, b));
        const { made, norm } = residualAfter(3 * n);
        expect(norm).toBeLessThanOrEqual(enough * (1 + 1e-6));
        for (let fewer = 0; fewer < made; fewer++) expect(residualAfter(fewer).norm).toBeGreaterThan(enough);
      }),
      { numRuns: 30 },
    );
  });

  it("answers 0, without a product, where b is 0, and leaves b alone", () => {
    const x = Float64Array.of(5, 5);
    const never = () => expect.unreachable();
    expect(conjugateGradient(2, { iterations: 9, tolerance: 0 })(never, new Float64Array(2), x)).toBe(0);
    expect([...x]).toEqual([0, 0]);
    const { a, b } = system(4, 3);
    const kept = b.slice();
    conjugateGradient(4, { iterations: 9, tolerance: 0 })(product(a), b, new Float64Array(4));
    expect([...b]).toEqual([...kept]);
  });

  it("ends with finite numbers where a matrix has no curvature", () => {
    const x = new Float64Array(2);
    const flat = (_vector: Float64Array, to: Float64Array) => void to.fill(0);
    expect(conjugateGradient(2, { iterations: 9, tolerance: 0 })(flat, Float64Array.of(1, 1), x)).toBe(1);
    expect([...x]).toEqual([0, 0]);
  });
});
