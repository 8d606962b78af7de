import { describe, expect, it } from "vitest";
import { orthogonal } from "../../src/math/orthogonal.ts";
import { rng } from "../../src/math/rng.ts";

describe("orthogonal", () => {
  it.each([
    [5, 3],
    [4, 4],
    [3, 5],
    [1, 1],
  ])("makes the shorter side of %d × %d orthogonal, with the gain for a length", (numRows, numColumns) => {
    const matrix = orthogonal(numRows, numColumns, 3, rng(1));
    const at = (i: number, j: number) =>
      numRows < numColumns ? matrix[i * numColumns + j] : matrix[j * numColumns + i];
    const short = Math.min(numRows, numColumns);
    const long = Math.max(numRows, numColumns);
    for (let a = 0; a < short; a++) {
      for (let b = 0; b < short; b++) {
        let dot = 0;
        for (let j = 0; j < long; j++) dot += at(a, j) * at(b, j);
        expect(dot).toBeCloseTo(a === b ? 9 : 0, 10);
      }
    }
  });

  it("is the same for the same stream, and another for another", () => {
    expect(orthogonal(2, 2, 1, rng("a"))).toEqual(orthogonal(2, 2, 1, rng("a")));
    expect(orthogonal(2, 2, 1, rng("a"))).not.toEqual(orthogonal(2, 2, 1, rng("b")));
  });

  it("favors no direction", () => {
    // An entry of a uniformly random orthogonal 2 × 2 matrix is cos of a uniform angle: mean 0, variance ½.
    const random = rng(7);
    const entries = Array.from({ length: 4000 }, () => orthogonal(2, 2, 1, random)[0]);
    const mean = entries.reduce((sum, x) => sum + x, 0) / 4000;
    const square = entries.reduce((sum, x) => sum + x * x, 0) / 4000;
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(0.5 / 4000));
    expect(Math.abs(square - 0.5)).toBeLessThan(5 * Math.sqrt(0.125 / 4000)); // Var cos² = ⅛
  });
});
