import { describe, expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";

/** What a normalized layer of three relu units makes of the number x. */
function answers(
  x: number,
  weights: readonly number[],
  biases: readonly number[],
  gains: readonly number[],
  shifts: readonly number[],
) {
  const shape = { hidden: [3], activation: "relu", normalization: "layer", numOutputs: 3, numFree: 0 } as const;
  const networks = reference.networks(1, [shape]);
  const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  networks.setParameters(0, Float64Array.of(...weights, ...biases, ...gains, ...shifts, ...identity, 0, 0, 0));
  networks.load(Float32Array.of(x), 1);
  networks.select(Uint32Array.of(0), 0, 1);
  networks.forward([0]);
  return [0, 1, 2].map((o) => networks.outputs(0)[o * networks.chunkSize]);
}

describe("layer normalization", () => {
  it("takes the mean away, divides by the deviation, multiplies by the gains and adds the shifts", () => {
    // x·weights + biases = 5, 8, 11: mean 8, variance 6.
    const scale = 1 / Math.sqrt(6 + 1e-5);
    const [a, b, c] = answers(2, [1, 3, 5], [3, 2, 1], [1, 2, 10], [100, 200, 300]);
    expect(a).toBeCloseTo(100 - 3 * scale, 12);
    expect(b).toBeCloseTo(200, 12);
    expect(c).toBeCloseTo(300 + 10 * 3 * scale, 12);
  });

  it("comes before the activation", () => {
    const [a, b, c] = answers(2, [1, 3, 5], [3, 2, 1], [1, 1, 1], [0, 0, 0]);
    expect(a).toBe(0); // relu of what is below the mean
    expect(b).toBe(0);
    expect(c).toBeCloseTo(3 / Math.sqrt(6 + 1e-5), 12);
  });

  it("makes nothing of units that are all alike", () => {
    expect(answers(7, [2, 2, 2], [1, 1, 1], [3, 3, 3], [1, 2, 3])).toEqual([1, 2, 3]);
  });

  it("begins with gains of 1, everything else 0, in the order weights, biases, gains, shifts", () => {
    const shape = { hidden: [2, 3], activation: "elu", normalization: "layer", numOutputs: 1, numFree: 2 } as const;
    const layer = (numInputs: number, size: number) => [
      ...new Array<number>(numInputs * size + size).fill(0),
      ...new Array<number>(size).fill(1),
      ...new Array<number>(size).fill(0),
    ];
    expect([...reference.networks(4, [shape]).parameters(0)]).toEqual([
      ...layer(4, 2),
      ...layer(2, 3),
      0,
      0,
      0,
      0,
      0,
      0,
    ]);
  });
});
