import { describe, expect, test, vi } from "vitest";
import type { Networks } from "../../src/engine/engine.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { rng } from "../../src/math/rng.ts";

const TANH = { activation: "tanh", normalization: "none" } as const;
const LINEAR = { hidden: [], numOutputs: 1, numFree: 0, ...TANH };
const DEEP = { hidden: [10, 6], numOutputs: 5, numFree: 1, ...TANH };
const PLAIN = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: Infinity };

const rows = (...index: number[]) => Uint32Array.from(index);

function setParameters(networks: Networks, net: number, parameters: ArrayLike<number>): void {
  const zeros = new Float32Array(parameters.length);
  const state = { parameters: Float64Array.from(parameters), firstMoment: zeros, secondMoment: zeros, numSteps: 0 };
  networks.restore(net, state);
}

/** Networks of the given shape over `numRows` random rows. */
function random(inputSize: number, shapes = [DEEP], numRows = 64) {
  const source = rng("wasm");
  const networks = wasm.networks(inputSize, shapes);
  const obs = Float32Array.from({ length: numRows * inputSize }, () => source.normal());
  networks.load(obs, numRows);
  for (const net of shapes.keys()) {
    setParameters(
      networks,
      net,
      networks.parameters(net).map(() => source.normal()),
    );
  }
  return { networks, obs };
}

/** The outputs of one row of the chunk. */
const outputsOfRow = (networks: Networks, net: number, row: number) =>
  [...networks.outputs(net)].filter((_, place) => place % networks.chunkSize === row);

describe("a linear network", () => {
  test("multiplies and adds", () => {
    const networks = wasm.networks(2, [{ hidden: [], numOutputs: 2, numFree: 0, ...TANH }]);
    setParameters(networks, 0, [1, 2, 3, 4, 0.5, 0.25]); // weights [2, 2] row by row, biases
    networks.load(Float32Array.of(10, 100), 1);
    networks.select(rows(0), 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(10 * 1 + 100 * 3 + 0.5);
    expect(networks.outputs(0)[networks.chunkSize]).toBe(10 * 2 + 100 * 4 + 0.25);
  });

  test("adds up the gradients of its chunks", () => {
    const networks = wasm.networks(2, [LINEAR]);
    networks.load(Float32Array.of(1, 2, 3, 4, 5, 6), 3);
    for (const [from, to] of [
      [0, 2],
      [2, 3],
    ]) {
      networks.select(rows(0, 1, 2), from, to);
      networks.forward([0]);
      for (let row = from; row < to; row++) networks.gradients(0)[row - from] = 10 ** row;
      networks.backward([0]);
    }
    expect([...networks.parameterGradients(0)]).toEqual([1 * 1 + 3 * 10 + 5 * 100, 2 * 1 + 4 * 10 + 6 * 100, 111]);
  });

  test("leaves the observations to the other networks", () => {
    const { networks } = random(9, [LINEAR, DEEP]);
    networks.select(rows(4, 2, 0), 0, 3);
    networks.forward([1]);
    const before = [...networks.outputs(1)];
    networks.forward([0]);
    networks.gradients(0).fill(1);
    networks.backward([0]);
    networks.forward([1]);
    expect([...networks.outputs(1)]).toEqual(before);
  });
});

test("tanh is within 4e-7 of Math.tanh, and NaN stays NaN", () => {
  const networks = wasm.networks(1, [{ hidden: [1], numOutputs: 1, numFree: 0, ...TANH }]);
  setParameters(networks, 0, [1, 0, 1, 0]); // tanh(1·x + 0)·1 + 0
  const inputs = Float32Array.of(-50, -8, -7.9, -2, -1e-3, 0, 1e-6, 0.3, 1, 5, 7.9, 8, 1e30, Infinity, -Infinity, NaN);
  networks.load(inputs, inputs.length);
  networks.select(
    Uint32Array.from(inputs, (_, i) => i),
    0,
    inputs.length,
  );
  networks.forward([0]);
  inputs.forEach((x, row) => {
    if (Number.isNaN(x)) expect(networks.outputs(0)[row]).toBeNaN();
    else expect(Math.abs(networks.outputs(0)[row] - Math.tanh(x))).toBeLessThanOrEqual(4e-7);
  });
});

describe("a chunk", () => {
  test("gives a row the same bits whatever the other rows are", () => {
    const { networks } = random(13);
    networks.select(rows(7), 0, 1);
    networks.forward([0]);
    const alone = outputsOfRow(networks, 0, 0);
    networks.select(rows(1, 2, 3, 4, 7, 6), 0, 6);
    networks.forward([0]);
    expect(outputsOfRow(networks, 0, 4)).toEqual(alone);
  });

  test("can be computed again after a backward pass", () => {
    const { networks } = random(13);
    networks.select(rows(1, 2, 3), 0, 3);
    networks.forward([0]);
    const before = [...networks.outputs(0)];
    networks.gradients(0).fill(1);
    networks.backward([0]);
    networks.forward([0]);
    expect([...networks.outputs(0)]).toEqual(before);
  });

  test("learns nothing from rows outside it, be they NaN", () => {
    const networks = wasm.networks(1, [LINEAR]);
    networks.load(Float32Array.of(NaN, 3, NaN), 3);
    networks.select(rows(0, 1, 2), 1, 2);
    networks.forward([0]);
    networks.gradients(0).fill(NaN)[0] = 2;
    networks.backward([0]);
    expect([...networks.parameterGradients(0)]).toEqual([3 * 2, 2]);
  });

  test("may be empty", () => {
    const { networks } = random(3);
    networks.select(rows(), 0, 0);
    networks.forward([0]);
    networks.backward([0]);
    expect(networks.parameterGradients(0).every((slope) => slope === 0)).toBe(true);
  });

  test("has no more rows than fit, and says so", () => {
    const { networks } = random(3);
    expect(() => networks.select(new Uint32Array(65), 0, 65)).toThrow(
      "wasm engine: cannot select 65 rows at once; a chunk holds at most 64",
    );
  });
});

describe("load", () => {
  test("grows the memory and keeps the parameters, their gradients and the free ones", () => {
    const { networks } = random(13);
    networks.select(rows(1, 2, 3), 0, 3);
    networks.forward([0]);
    networks.gradients(0).fill(1);
    networks.backward([0]);
    networks.freeGradients(0)[0] = 7;
    const before = [networks.parameters(0), networks.parameterGradients(0), networks.free(0).slice()];
    networks.load(new Float32Array(13 * 50_000), 50_000); // 2.6 MB: surely more than there was
    expect([networks.parameters(0), networks.parameterGradients(0), networks.free(0).slice()]).toEqual(before);
    expect(networks.freeGradients(0)[0]).toBe(7);
  });

  test("takes the last of many rows, and then fewer rows again", () => {
    const networks = wasm.networks(3, [LINEAR]);
    setParameters(networks, 0, [1, 10, 100, 0]);
    networks.load(
      Float32Array.from({ length: 3 * 20_000 }, (_, i) => i % 7),
      20_000,
    );
    networks.select(rows(19_999), 0, 1); // numbers 59 997 … 59 999; 59 997 = 7 · 8571
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(1 * 10 + 2 * 100);
    networks.load(Float32Array.of(5, 6, 7, 8, 8, 8), 1); // one row, from an array with room for two
    networks.select(rows(0), 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(5 * 1 + 6 * 10 + 7 * 100);
  });

  test("wants whole rows", () => {
    expect(() => wasm.networks(3, [LINEAR]).load(new Float32Array(5), 2)).toThrow(
      "wasm engine: cannot load 2 rows from 5 numbers; 3 a row make 6",
    );
  });

  test("says what to do when the memory is exhausted", () => {
    const networks = wasm.networks(3, [LINEAR]);
    const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
      throw new RangeError("no");
    });
    try {
      expect(() => networks.load(new Float32Array(3e6), 1e6)).toThrow(
        /^wasm engine: out of memory, \d+ MiB are needed; use a smaller numSteps × numEnvs$/,
      );
    } finally {
      grow.mockRestore();
    }
  });
});

describe("step", () => {
  /** A linear network of two inputs with gradient 3 for one weight, 4 for the bias. */
  function withGradient(): Networks {
    const networks = wasm.networks(2, [{ hidden: [], numOutputs: 1, numFree: 2, ...TANH }]);
    networks.load(Float32Array.of(0.75, 0), 1);
    networks.select(rows(0), 0, 1);
    networks.forward([0]);
    networks.gradients(0)[0] = 4;
    networks.backward([0]);
    return networks;
  }

  test("answers the norm of the gradient, free parameters and all", () => {
    const networks = withGradient();
    networks.freeGradients(0)[1] = 12;
    expect(networks.step([0], [PLAIN])[0]).toBe(13); // √(3² + 4² + 12²)
  });

  test("moves each parameter against its gradient by the learning rate at first, and forgets the gradient", () => {
    const networks = withGradient();
    networks.freeGradients(0)[1] = -12;
    networks.step([0], [PLAIN]);
    const expected = [-0.1, 0, -0.1, 0, 0.1]; // m̂/√v̂ is the gradient's sign
    [...networks.parameters(0)].forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6));
    expect([...networks.free(0)]).toEqual([...networks.parameters(0)].slice(3));
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 0, 0, 0]);
  });

  test("scales a long gradient down to maxGradNorm", () => {
    const networks = withGradient();
    expect(networks.step([0], [{ ...PLAIN, maxGradNorm: 0.5 }])[0]).toBe(5);
    const { firstMoment, secondMoment } = networks.save(0);
    expect(firstMoment[0]).toBeCloseTo((1 - 0.9) * 3 * (0.5 / 5), 6);
    expect(secondMoment[0]).toBeCloseTo((1 - 0.999) * (3 * (0.5 / 5)) ** 2, 8);
  });

  test("answers NaN for a gradient that is NaN", () => {
    const networks = withGradient();
    networks.freeGradients(0)[0] = NaN;
    expect(networks.step([0], [{ ...PLAIN, maxGradNorm: 0.5 }])[0]).toBeNaN();
  });
});

describe("restore", () => {
  test("brings back what save saved, to the bit, and what follows from it", () => {
    const { networks } = random(13);
    const train = () => {
      networks.select(rows(1, 2, 3, 4, 5), 0, 5);
      networks.forward([0]);
      networks.gradients(0).set(networks.outputs(0));
      networks.backward([0]);
      return networks.step([0], [PLAIN])[0];
    };
    train();
    const saved = networks.save(0);
    const after = [train(), train(), networks.save(0)];
    networks.restore(0, saved);
    expect(networks.save(0)).toEqual(saved);
    expect([train(), train(), networks.save(0)]).toEqual(after);
  });

  test("forgets the gradients gathered so far", () => {
    const { networks } = random(13);
    const saved = networks.save(0);
    networks.select(rows(1), 0, 1);
    networks.forward([0]);
    networks.gradients(0).fill(1);
    networks.backward([0]);
    networks.restore(0, saved);
    expect(networks.step([0], [PLAIN])[0]).toBe(0);
  });

  test("heals a network that has become NaN through and through", () => {
    const { networks } = random(13);
    const train = (learningRate: number) => {
      networks.select(rows(1, 2, 3, 4, 5), 0, 5);
      networks.forward([0]);
      networks.gradients(0).fill(1);
      networks.backward([0]);
      return networks.step([0], [{ ...PLAIN, learningRate }])[0];
    };
    const saved = networks.save(0);
    const norm = train(NaN); // what a rate makes NaN includes the padding
    expect(train(0.1)).toBeNaN();
    networks.restore(0, saved);
    expect(train(0.1)).toBe(norm);
    expect(train(0.1)).toBeGreaterThan(0);
  });

  test("refuses a state of another shape", () => {
    const networks = wasm.networks(3, [{ hidden: [4], numOutputs: 2, numFree: 1, ...TANH }]);
    const state = networks.save(0);
    expect(state.parameters.length).toBe((3 + 1) * 4 + (4 + 1) * 2 + 1);
    expect(() => networks.restore(0, { ...state, firstMoment: new Float64Array(5) })).toThrow(
      "wasm engine: cannot restore firstMoment of 5 numbers; a 3-4-2 network with 1 free parameters has 27",
    );
  });
});

test("networks beyond all memory are refused", () => {
  expect(() => wasm.networks(3, [{ hidden: [40_000, 40_000], numOutputs: 1, numFree: 0, ...TANH }])).toThrow(
    /^wasm engine: out of memory, \d+ MiB are needed; use smaller hidden layers$/,
  );
});

test("a layer without units is refused", () => {
  expect(() => wasm.networks(3, [{ hidden: [8, 0], numOutputs: 1, numFree: 0, ...TANH }])).toThrow(
    "wasm engine: a layer of 0 units; every size must be a whole number of at least 1",
  );
});
