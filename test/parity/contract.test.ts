import { describe, expect, test } from "vitest";
import type { NetworkShape, Networks } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";

const ADAM = { learningRate: 0.25, beta1: 0.5, beta2: 0.5, epsilon: 1, maxGradNorm: Infinity };
const LINEAR: NetworkShape = { hidden: [], activation: "tanh", normalization: "none", numOutputs: 1, numFree: 2 };
const LAYERED: NetworkShape = { hidden: [3], activation: "gelu", normalization: "layer", numOutputs: 2, numFree: 1 };

/** All that a step may change. */
const everything = (networks: Networks, nets: readonly number[]) =>
  nets.map((net) => [networks.save(net), networks.parameterGradients(net)]);

const addFree = (networks: Networks, net: number, ...slopes: readonly number[]) => {
  const gradients = networks.freeGradients(net);
  slopes.forEach((slope, i) => (gradients[i] += slope));
};

describe.each([wasm, reference])("the $name engine", (engine) => {
  test("has gains of 1 at first, and everything else 0", () => {
    const networks = engine.networks(2, [LAYERED]);
    const expected = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect([...networks.parameters(0)]).toEqual(expected); // W [2, 3], b, gains, shifts; W [3, 2], b; free
  });

  test("steps several networks, each with its own settings, and answers their norms in the order they were named", () => {
    const networks = engine.networks(1, [LINEAR, LINEAR, LINEAR]);
    addFree(networks, 0, 3, 4);
    addFree(networks, 1, 1, 0);
    addFree(networks, 2, 0, 2);
    const norms = networks.step([2, 0], [ADAM, { ...ADAM, learningRate: 0.5 }]);
    expect([...norms]).toEqual([2, 5]);
    // m̂ = g and √v̂ = |g| in the first step: free ← −learningRate · g / (|g| + 1).
    expect(networks.free(0)[0]).toBeCloseTo((-0.5 * 3) / 4, 6);
    expect(networks.free(0)[1]).toBeCloseTo((-0.5 * 4) / 5, 6);
    expect(networks.free(2)[1]).toBeCloseTo((-0.25 * 2) / 3, 6);
    expect([...networks.free(1)]).toEqual([0, 0]);
    expect([...networks.parameterGradients(1)]).toEqual([0, 0, 1, 0]);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 0, 0]);
  });

  test.each([NaN, Infinity, -Infinity])("where a gradient is %f, no network is stepped and none forgets", (slope) => {
    const networks = engine.networks(2, [LINEAR, LAYERED]);
    addFree(networks, 0, 1, 2);
    networks.step([0, 1], [ADAM, ADAM]);
    addFree(networks, 0, 3, 4);
    addFree(networks, 1, slope);
    const before = everything(networks, [0, 1]);
    const norms = networks.step([0, 1], [ADAM, ADAM]);
    expect(norms[0]).toBe(5);
    expect(norms[1]).not.toSatisfy(Number.isFinite);
    expect(everything(networks, [0, 1])).toEqual(before);
  });

  test("goes on after a gradient was forgotten as if it had never been", () => {
    const train = (disturb: (networks: Networks) => void) => {
      const networks = engine.networks(2, [LAYERED, LINEAR]);
      addFree(networks, 0, 5);
      networks.step([0], [ADAM]);
      disturb(networks);
      addFree(networks, 0, 7);
      return [networks.step([0], [ADAM]), networks.save(0)];
    };
    const disturbed = train((networks) => {
      networks.load(Float32Array.of(NaN, 1), 1);
      networks.select(Uint32Array.of(0), 0, 1);
      networks.forward([0, 1]);
      networks.gradients(0).fill(1);
      networks.gradients(1).fill(1);
      networks.backward([0, 1]);
      expect([...networks.parameterGradients(0)]).toContainEqual(NaN);
      networks.step([0, 1], [ADAM, ADAM]);
      networks.forget(0);
      expect([...networks.parameterGradients(0)].every((slope) => slope === 0)).toBe(true);
      expect([...networks.parameterGradients(1)]).toContainEqual(NaN);
    });
    expect(disturbed).toEqual(train(() => {}));
  });

  test("takes other parameters in, and keeps what it has gathered and what Adam remembers", () => {
    const networks = engine.networks(1, [LINEAR]);
    addFree(networks, 0, 1, 2);
    networks.step([0], [ADAM]);
    addFree(networks, 0, 3, 4);
    const { firstMoment, secondMoment, numSteps } = networks.save(0);
    networks.setParameters(0, Float64Array.of(2, 3, 5, 8));
    expect(networks.save(0)).toEqual({ parameters: networks.parameters(0), firstMoment, secondMoment, numSteps });
    expect([...networks.parameters(0)]).toEqual([2, 3, 5, 8]);
    expect([...networks.free(0)]).toEqual([5, 8]);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 3, 4]);
    networks.load(Float32Array.of(10), 1);
    networks.select(Uint32Array.of(0), 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(10 * 2 + 3);
  });

  test("goes back through other parameters, too", () => {
    // With two layers, since the second reads its weights the other way round.
    const shape: NetworkShape = { ...LINEAR, hidden: [1, 1], activation: "relu", numFree: 0 };
    const networks = engine.networks(1, [shape]);
    networks.setParameters(0, Float64Array.of(2, 0, 3, 0, 5, 0));
    networks.load(Float32Array.of(7), 1);
    networks.select(Uint32Array.of(0), 0, 1);
    networks.forward([0]);
    networks.gradients(0)[0] = 1;
    networks.backward([0]);
    expect([...networks.parameterGradients(0)]).toEqual([7 * 3 * 5, 3 * 5, 7 * 2 * 5, 5, 7 * 2 * 3, 1]);
  });

  test("refuses parameters of another number", () => {
    const networks = engine.networks(2, [LINEAR]);
    expect(() => networks.setParameters(0, new Float64Array(4))).toThrow(
      `${engine.name} engine: cannot set parameters of 4 numbers; `,
    );
  });

  test("refuses what is written with tensors, and says which engine does not", () => {
    const model = () => {
      throw new Error("nobody asks for it");
    };
    expect(() => engine.networks(2, [LINEAR, { ...LINEAR, model }])).toThrow(
      `${engine.name} engine: network 1 is written with tensors; use the tfjs engine`,
    );
  });

  test("refuses a layer without units", () => {
    expect(() => engine.networks(3, [{ ...LINEAR, hidden: [8, 0] }])).toThrow(
      `${engine.name} engine: a layer of 0 units; every size must be a whole number of at least 1`,
    );
  });
});
