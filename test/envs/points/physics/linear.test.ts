import fc from "fast-check";
import { expect, it } from "vitest";
import { solvePositive } from "../../../../envs/points/physics/linear.ts";
import { upTo } from "./things.ts";

it("solves [[4, 2], [2, 3]] x = [2, 5], reading no more than the lower triangle", () => {
  const vector = Float64Array.of(2, 5);
  solvePositive(Float64Array.of(4, NaN, 2, 3), vector, 2);
  expect(vector[0]).toBeCloseTo(-0.5, 14); // 4 · −0.5 + 2 · 2 = 2
  expect(vector[1]).toBeCloseTo(2, 14); // 2 · −0.5 + 3 · 2 = 5
});

it("solves any system Bᵀ B + 1", () => {
  const size = 5;
  const numbers = (length: number) => fc.array(upTo(2), { minLength: length, maxLength: length });
  fc.assert(
    fc.property(numbers(size * size), numbers(size), (root, answer) => {
      const entry = (i: number, j: number) =>
        Array.from({ length: size }, (_, k) => root[k * size + i] * root[k * size + j]).reduce(
          (sum, x) => sum + x,
          i === j ? 1 : 0,
        );
      const matrix = Float64Array.from({ length: size * size }, (_, k) => entry(Math.floor(k / size), k % size));
      const vector = Float64Array.from({ length: size }, (_, i) =>
        answer.reduce((sum, x, j) => sum + entry(i, j) * x, 0),
      );
      solvePositive(matrix, vector, size);
      answer.forEach((x, i) => expect(vector[i]).toBeCloseTo(x, 8));
    }),
  );
});
