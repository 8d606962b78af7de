import { describe, expect, it } from "vitest";
import type { Networks, NetworkShape } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";

const TANH = { activation: "tanh", normalization: "none" } as const;
const plain = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: Infinity };
const first = Uint32Array.of(0, 1, 2, 3);

/** Networks with one network whose parameters are given. */
function withParameters(inputSize: number, shape: NetworkShape, parameters: readonly number[]): Networks {
  const networks = reference.networks(inputSize, [shape]);
  setParameters(networks, parameters);
  return networks;
}

function setParameters(networks: Networks, parameters: ArrayLike<number>): void {
  const zero = new Float64Array(parameters.length);
  const state = { parameters: Float64Array.from(parameters), firstMoment: zero, secondMoment: zero, numSteps: 0 };
  networks.restore(0, state);
}

describe("reference", () => {
  it("has all parameters zero at first", () => {
    const networks = reference.networks(3, [{ hidden: [2], numOutputs: 1, numFree: 2, ...TANH }]);
    expect([...networks.parameters(0)]).toEqual(new Array(3 * 2 + 2 + 2 * 1 + 1 + 2).fill(0));
  });

  it("computes a linear map where nothing is hidden, weights row by row, then biases", () => {
    const networks = withParameters(2, { hidden: [], numOutputs: 2, numFree: 0, ...TANH }, [1, 2, 3, 4, 0.5, -0.5]);
    networks.load(Float32Array.of(10, 100, 1, 0), 2);
    networks.select(first, 0, 2);
    networks.forward([0]);
    const y = networks.outputs(0);
    const at = (output: number, row: number) => y[output * networks.chunkSize + row];
    expect(at(0, 0)).toBe(10 * 1 + 100 * 3 + 0.5);
    expect(at(1, 0)).toBe(10 * 2 + 100 * 4 - 0.5);
    expect(at(0, 1)).toBe(1 + 0.5);
    expect(at(1, 1)).toBe(2 - 0.5);
  });

  it("bends by tanh between the layers and not at the end", () => {
    const networks = withParameters(
      1,
      { hidden: [1, 1], numOutputs: 1, numFree: 0, ...TANH },
      [2, 0.1, -3, 0.2, 5, 0.3],
    );
    networks.load(Float32Array.of(0.5), 1);
    networks.select(first, 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBeCloseTo(5 * Math.tanh(-3 * Math.tanh(2 * 0.5 + 0.1) + 0.2) + 0.3, 14);
  });

  it("computes the rows that were selected, in that order", () => {
    const networks = withParameters(1, { hidden: [], numOutputs: 1, numFree: 0, ...TANH }, [1, 0]);
    networks.load(Float32Array.of(7, 8, 9), 3);
    networks.select(Uint32Array.of(0, 2, 1), 1, 3);
    networks.forward([0]);
    expect([...networks.outputs(0).subarray(0, 2)]).toEqual([9, 8]);
  });

  it("keeps what was loaded, even where the caller's array changes", () => {
    const networks = withParameters(1, { hidden: [], numOutputs: 1, numFree: 0, ...TANH }, [1, 0]);
    const obs = Float32Array.of(7);
    networks.load(obs, 1);
    obs[0] = 0;
    networks.select(first, 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(7);
  });
});

describe("reference.step", () => {
  const free = { hidden: [], numOutputs: 1, numFree: 2, ...TANH }; // parameters: weight, bias, free, free
  const stepWith = (networks: Networks, gradient: readonly [number, number], settings = plain) => {
    networks.freeGradients(0)[0] += gradient[0];
    networks.freeGradients(0)[1] += gradient[1];
    return networks.step([0], [settings])[0];
  };

  it("moves by the learning rate in the first step, whatever the gradient's length", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [3, -0.001], { ...plain, epsilon: 0 });
    expect(networks.free(0)[0]).toBeCloseTo(-0.1, 12);
    expect(networks.free(0)[1]).toBeCloseTo(0.1, 12);
  });

  it("corrects the bias of both moments in the second step", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [1, 0]);
    stepWith(networks, [2, 0]);
    const first = (0.9 * 0.1 * 1 + 0.1 * 2) / (1 - 0.9 * 0.9);
    const second = (0.999 * 0.001 * 1 + 0.001 * 4) / (1 - 0.999 * 0.999);
    expect(networks.free(0)[0]).toBeCloseTo(-0.1 - (0.1 * first) / Math.sqrt(second), 8);
  });

  it("adds epsilon after the square root", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [3, 0], { ...plain, epsilon: 2 });
    expect(networks.free(0)[0]).toBeCloseTo((-0.1 * 3) / (3 + 2), 12);
  });

  it("shortens a gradient that is longer than allowed, and answers its length before", () => {
    const networks = reference.networks(1, [free]);
    expect(stepWith(networks, [3, 4], { ...plain, epsilon: 1, maxGradNorm: 1 })).toBe(5);
    expect(networks.free(0)[0]).toBeCloseTo((-0.1 * 0.6) / (0.6 + 1), 6);
    expect(networks.free(0)[1]).toBeCloseTo((-0.1 * 0.8) / (0.8 + 1), 6);
  });

  it("leaves a gradient alone that is short enough", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [0.3, 0.4], { ...plain, epsilon: 1, maxGradNorm: 1 });
    expect(networks.free(0)[0]).toBeCloseTo((-0.1 * 0.3) / (0.3 + 1), 12);
  });

  it("forgets the gradient", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [3, 4]);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 0, 0]);
  });

  it("steps one network and leaves the others", () => {
    const networks = reference.networks(1, [free, free]);
    stepWith(networks, [1, 1]);
    expect([...networks.parameters(1)]).toEqual([0, 0, 0, 0]);
  });

  it("goes on from a saved state to the same bits", () => {
    const original = reference.networks(1, [free]);
    for (const g of [1, 2, 3]) stepWith(original, [g, -g]);
    const copy = reference.networks(1, [free]);
    copy.restore(0, original.save(0));
    for (const g of [0.5, 0.25]) {
      stepWith(original, [g, g]);
      stepWith(copy, [g, g]);
    }
    expect(copy.save(0)).toEqual(original.save(0));
    expect(copy.save(0).numSteps).toBe(5);
  });

  it("goes back to a saved state, forgetting what it gathered since", () => {
    const networks = reference.networks(1, [free]);
    stepWith(networks, [1, -1]);
    const saved = networks.save(0);
    stepWith(networks, [0.5, 0.25]);
    const once = networks.save(0);
    networks.freeGradients(0)[0] += 7;
    networks.restore(0, saved);
    stepWith(networks, [0.5, 0.25]);
    expect(networks.save(0)).toEqual(once);
  });
});
