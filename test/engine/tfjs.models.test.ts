import * as tf from "@tensorflow/tfjs-core";
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import type { NetworkShape, Networks, StepSettings } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import type { TensorModel, TensorModelMaker } from "../../src/engine/tensorModel.ts";
import { tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { rng } from "../../src/math/rng.ts";

const adam: StepSettings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: 10 };
const shapeOf = (model: TensorModelMaker, numOutputs: number): NetworkShape => ({
  hidden: [],
  activation: "tanh",
  normalization: "none",
  numOutputs,
  numFree: 1,
  model,
});

/** The example of the documentation: a hidden layer, and one that corrects it. */
const residual: TensorModelMaker = (inputSize, numOutputs, seed) => {
  const matrix = (numRows: number, numColumns: number, scale: number) =>
    tf.variable(tf.randomNormal<tf.Rank.R2>([numRows, numColumns], 0, scale, "float32", seed++));
  const [into, across, out] = [matrix(inputSize, 32, 0.3), matrix(32, 32, 0.2), matrix(32, numOutputs, 0.01)];
  const apply = (x: tf.Tensor2D) => {
    const h = tf.tanh<tf.Tensor2D>(tf.matMul(x, into));
    return tf.matMul(tf.add<tf.Tensor2D>(h, tf.relu(tf.matMul(h, across))), out);
  };
  return { apply, trainableWeights: [into, across, out] };
};

/** Two filters of 3 × 3 over a 4 × 4 picture, the largest of each 2 × 2, then as depthwise filters, then a sum. */
const convolutional: TensorModelMaker = (_inputSize, numOutputs, seed) => {
  const random = <R extends tf.Rank>(shape: tf.ShapeMap[R]) =>
    tf.variable(tf.randomNormal<R>(shape, 0, 0.5, "float32", seed++));
  const filters = random<tf.Rank.R4>([3, 3, 1, 2]);
  const depthwise = random<tf.Rank.R4>([2, 2, 2, 1]);
  const embedding = random<tf.Rank.R2>([5, 8]);
  const out = random<tf.Rank.R2>([8, numOutputs]);
  const apply = (x: tf.Tensor2D) => {
    const picture = tf.reshape(x, [-1, 4, 4, 1]) as tf.Tensor4D;
    const seen = tf.maxPool(tf.elu(tf.conv2d(picture, filters, 1, "same")), 2, 2, "valid");
    const mixed = tf.reshape(tf.depthwiseConv2d(seen, depthwise, 1, "same"), [-1, 8]) as tf.Tensor2D;
    const chosen = tf.gather(embedding, tf.argMax(tf.slice(x, [0, 0], [-1, 5]), 1)); // by the first five pixels
    return tf.matMul(tf.mul<tf.Tensor2D>(mixed, tf.sigmoid(chosen)), out);
  };
  return { apply, trainableWeights: [filters, depthwise, embedding, out] };
};

const engines = { wasm: await tfjs({ backend: "wasm" }), cpu: await tfjs({ backend: "cpu" }) };
const rows = (numRows: number) => Uint32Array.from({ length: numRows }, (_, row) => row);
const normals = (length: number, seed: string) => {
  const random = rng(seed);
  return Float32Array.from({ length }, () => random.normal());
};

/** Gathers the gradient of ½ Σ (y − wish)², and answers that sum. */
function study(networks: Networks, numRows: number, wish: (row: number, output: number) => number): number {
  const { chunkSize } = networks;
  networks.select(rows(numRows), 0, numRows);
  networks.forward([0]);
  const y = networks.outputs(0);
  const slopes = networks.gradients(0);
  let loss = 0;
  for (let o = 0; o < y.length / chunkSize; o++) {
    for (let row = 0; row < numRows; row++) {
      const error = y[o * chunkSize + row] - wish(row, o);
      slopes[o * chunkSize + row] = error;
      loss += 0.5 * error * error;
    }
  }
  networks.backward([0]);
  return loss;
}

test("the documentation shows the residual model of this file", () => {
  const plain = (text: string) => text.replaceAll(/^\s*\*? ?/gm, "").replaceAll(/\s+/g, " ");
  const [, example] = /```ts\n.*\n([\s\S]*?)```/.exec(readFileSync("src/engine/tensorModel.ts", "utf8"))!;
  const itself = readFileSync("test/engine/tfjs.models.test.ts", "utf8");
  expect(plain(example).length).toBeGreaterThan(400);
  expect(plain(itself)).toContain(plain(example).trim());
});

describe.each(["wasm", "cpu"] as const)("a model on %s", (backend) => {
  it.each([
    ["residual", residual],
    ["convolutional", convolutional],
  ] as const)("%s — has the gradient that finite differences find", (_name, model) => {
    const networks = engines[backend].networks(16, [shapeOf(model, 3)]);
    const wishes = normals(3 * 6, "wishes");
    networks.load(normals(16 * 6, "obs"), 6);
    const lossAt = (parameters: Float64Array) => {
      networks.setParameters(0, parameters);
      networks.forget(0);
      return study(networks, 6, (row, o) => wishes[row * 3 + o]);
    };
    const start = Float64Array.from(networks.parameters(0));
    lossAt(start);
    const gradient = networks.parameterGradients(0);
    expect(gradient.at(-1)).toBe(0); // the free one
    const largest = Math.max(...gradient.map(Math.abs));
    expect(largest).toBeGreaterThan(0.05);
    const step = 1e-3; // narrower, and single precision blurs it; wider, and a window has another maximum
    for (let p = 0; p < start.length - 1; p += Math.ceil(start.length / 60)) {
      const slope = (lossAt(start.with(p, start[p] + step)) - lossAt(start.with(p, start[p] - step))) / (2 * step);
      expect(Math.abs(gradient[p] - slope), `${p}`).toBeLessThan(0.01 * largest);
    }
  });

  it.each([
    ["residual", residual],
    ["convolutional", convolutional],
  ] as const)("%s — learns, and leaves no tensor behind", (_name, model) => {
    const networks = engines[backend].networks(16, [shapeOf(model, 2)]);
    networks.load(normals(16 * 24, "obs"), 24);
    const wish = (row: number, o: number) => Math.sin(row + o);
    const losses: number[] = [];
    const held = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    let before: number[] = [];
    for (let s = 0; s < 60; s++) {
      losses.push(study(networks, 24, wish));
      networks.step([0], [adam]);
      if (s === 1) before = held();
    }
    expect(losses[59]).toBeLessThan(0.7 * losses[0]);
    expect(losses.every((loss, s) => s < 10 || loss < losses[s - 10])).toBe(true);
    expect(held()).toEqual(before);
  });
});

test("both backends agree on a convolutional model, where one has to borrow kernels of the other", () => {
  const both = [engines.wasm, engines.cpu].map((engine) => engine.networks(16, [shapeOf(convolutional, 3)]));
  expect(both[0].parameters(0)).toEqual(both[1].parameters(0)); // the same seed
  for (const networks of both) {
    networks.load(normals(16 * 9, "obs"), 9);
    study(networks, 9, (row, o) => Math.cos(row - o));
  }
  const [gradient, expected] = both.map((networks) => networks.parameterGradients(0));
  gradient.forEach((slope, p) => expect(slope).toBeCloseTo(expected[p], 4));
});

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, "float32", seed);
test.each<[string, number[][], (...xs: any[]) => tf.Tensor]>([
  ["maxPool below 0", [[2, 4, 4, 3]], (x) => tf.maxPool(tf.neg(tf.abs(x)), 2, 2, "valid")],
  ["maxPool3d below 0", [[1, 4, 4, 4, 2]], (x) => tf.maxPool3d(tf.neg(tf.abs(x)), 2, 2, "valid")],
  [
    "conv2d in strides",
    [
      [2, 7, 7, 2],
      [3, 3, 2, 4],
    ],
    (x, f) => tf.conv2d(x, f, 2, "valid"),
  ],
  [
    "conv3d",
    [
      [2, 3, 3, 3, 2],
      [2, 2, 2, 2, 3],
    ],
    (x, f) => tf.conv3d(x, f, 1, "same"),
  ],
  [
    "conv3d in strides",
    [
      [1, 5, 5, 5, 2],
      [2, 2, 2, 2, 3],
    ],
    (x, f) => tf.conv3d(x, f, 2, "valid"),
  ],
  [
    "dilation2d",
    [
      [2, 3, 3, 2],
      [2, 2, 2],
    ],
    (x, f) => tf.dilation2d(x, f, 1, "same"),
  ],
  ["gather", [[4, 2]], (x) => tf.gather(x, tf.tensor1d([0, 3, 3], "int32"))],
])("the gradient of %s is the same on both backends", async (_name, shapes, f) => {
  const gradients = () =>
    tf.tidy(() => {
      const inputs = shapes.map((shape, i) => normal(shape, i + 1));
      return tf
        .grads((...xs) => tf.square(f(...xs)))(inputs)
        .flatMap((slopes) => [...slopes.dataSync()]);
    });
  await tf.setBackend("cpu");
  const expected = gradients();
  await tf.setBackend("wasm");
  const before = tf.engine().backend.numDataIds();
  const actual = gradients();
  expect(tf.engine().backend.numDataIds()).toBe(before);
  expect(expected.some((slope) => Math.abs(slope) > 0.5)).toBe(true);
  expected.forEach((slope, i) => expect(actual[i]).toBeCloseTo(slope, 3));
});

test("wasm multiplies transposed matrices as cpu does, whatever their shapes", async () => {
  const numbers = (shape: number[]) =>
    tf.tensor(
      normals(
        shape.reduce((a, b) => a * b),
        String(shape),
      ),
      shape,
    );
  const products = () =>
    tf.tidy(() =>
      [
        [[3, 2], [3, 5], true, false],
        [[2, 3], [5, 3], false, true],
        [[3, 2], [5, 3], true, true],
        [[4, 3, 2], [4, 3, 1], true, false],
        [[2, 2, 1, 3], [2, 2, 5, 3], false, true],
        [[1, 4], [1, 4], true, false],
      ].map(([a, b, transposeA, transposeB]) => {
        const product = tf.matMul(numbers(a as number[]), numbers(b as number[]), !!transposeA, !!transposeB);
        return { shape: product.shape, values: [...product.dataSync()].map((value) => value.toFixed(4)) };
      }),
    );
  await tf.setBackend("wasm");
  const before = tf.engine().backend.numDataIds();
  const [first] = [products()];
  expect(tf.engine().backend.numDataIds()).toBe(before);
  await tf.setBackend("cpu");
  expect(first).toEqual(products());
});

describe("a model like those of tf.layers", () => {
  /** What `LayersModel` and its `LayerVariable` offer, with a constraint that keeps weights from being negative. */
  class LayerVariable {
    protected readonly val: tf.Variable;
    constructor(value: tf.Tensor) {
      this.val = tf.variable(value);
    }
    read(): tf.Tensor {
      return this.val;
    }
    write(value: tf.Tensor): this {
      this.val.assign(value);
      this.val.assign(tf.relu(this.val));
      return this;
    }
  }
  interface SymbolicTensor {
    readonly sourceLayer: unknown;
  }
  class LayersModel {
    readonly trainableWeights = [new LayerVariable(tf.tensor2d([[0.5], [0.5]])), new LayerVariable(tf.tensor1d([0.1]))];
    apply(inputs: tf.Tensor | tf.Tensor[] | SymbolicTensor): tf.Tensor | tf.Tensor[] | SymbolicTensor {
      const [kernel, bias] = this.trainableWeights.map((weight) => weight.read());
      return tf.add(tf.matMul(inputs as tf.Tensor2D, kernel as tf.Tensor2D), bias);
    }
  }

  it("fits, and keeps its constraints", () => {
    const networks = engines.wasm.networks(2, [shapeOf((): TensorModel => new LayersModel(), 1)]);
    expect([...networks.parameters(0)]).toEqual([0.5, 0.5, Math.fround(0.1), 0]);
    networks.load(Float32Array.of(1, -1), 1);
    networks.select(rows(1), 0, 1);
    networks.forward([0]);
    networks.gradients(0)[0] = 1;
    networks.backward([0]);
    expect([...networks.parameterGradients(0)]).toEqual([1, -1, 1, 0]);
    networks.step([0], [{ ...adam, learningRate: 0.3 }]);
    const [down, up, bias] = networks.parameters(0);
    expect(down).toBeCloseTo(0.5 - 0.3, 4);
    expect(up).toBeCloseTo(0.5 + 0.3, 4);
    expect(bias).toBe(0); // 0.1 − 0.3 is below 0
  });
});

describe("a model that cannot be learned", () => {
  const weight = (shape: number[], dtype: "float32" | "int32" = "float32") => tf.variable(tf.ones(shape, dtype));
  const linear = (w: tf.Tensor) => (x: tf.Tensor2D) => tf.matMul(x, w as tf.Tensor2D);
  const cases: readonly [string, () => TensorModel, string][] = [
    [
      "answers another shape",
      () => ((w) => ({ apply: linear(w), trainableWeights: [w] }))(weight([3, 4])),
      "tfjs engine: the model of network 0 answers [2,4] for 2 rows; it must be [2,2]",
    ],
    [
      "answers no tensor",
      () => ({ apply: () => [], trainableWeights: [weight([1])] }),
      "tfjs engine: the model of network 0 answers no tensor; apply must answer one, [batch, numOutputs]",
    ],
    [
      "has a weight that changes nothing",
      () => ((w) => ({ apply: linear(w), trainableWeights: [w, weight([7])] }))(weight([3, 2])),
      "tfjs engine: the model of network 0 cannot be learned: every weight must be float32 and take part in apply",
    ],
    [
      "has a weight of whole numbers",
      () => ((w) => ({ apply: linear(w), trainableWeights: [w, weight([7], "int32")] }))(weight([3, 2])),
      "(weight 1 is of type int32; it must be float32)",
    ],
    [
      "has no weights",
      () => ({ apply: (x) => tf.slice(x, [0, 0], [-1, 2]), trainableWeights: [] }),
      "cannot be learned",
    ],
    [
      "needs a gradient that is known to be wrong",
      () => {
        const w = weight([1, 2, 2, 1]);
        const large = () => tf.reshape(tf.image.resizeNearestNeighbor(w as tf.Tensor4D, [4, 4]), [8, 2]);
        return { apply: (x) => tf.mul(tf.sum(x), tf.slice(large(), 0, 2)), trainableWeights: [w] };
      },
      "(Kernel 'ResizeNearestNeighborGrad' not registered for backend 'cpu')",
    ],
    [
      "uses an operation without a gradient",
      () =>
        ((w) => ({ apply: (x) => tf.cumprod(tf.matMul(x, w as tf.Tensor2D), 1), trainableWeights: [w] }))(
          weight([3, 2]),
        ),
      "every operation must have a gradient (",
    ],
  ];

  it.each(cases)("%s — is refused before any work", (_name, model, message) => {
    expect(() => engines.cpu.networks(3, [shapeOf(model, 2)])).toThrow(message);
  });

  it.each([reference, wasm])("is not for the $name engine, learnable or not", (engine) => {
    expect(() => engine.networks(3, [shapeOf(residual, 2)])).toThrow(
      `${engine.name} engine: network 0 is written with tensors; use the tfjs engine`,
    );
  });
});

describe("derivatives forward of a model", () => {
  const load = (networks: Networks, inputSize: number, numRows: number) => {
    networks.load(normals(numRows * inputSize, "rows"), numRows);
    networks.select(rows(numRows), 0, numRows);
  };

  it.each(Object.values(engines))(
    "are what its outputs change by, per step along the direction, on $name",
    (engine) => {
      const networks = engine.networks(6, [shapeOf(residual, 2)]);
      load(networks, 6, 5);
      const start = networks.parameters(0);
      const direction = normals(start.length, "direction");
      const outputsAt = (distance: number) => {
        networks.setParameters(
          0,
          start.map((x, p) => x + distance * direction[p]),
        );
        networks.forward([0]);
        return Array.from(networks.outputs(0).slice(0, 5));
      };
      const step = 1e-3;
      const [ahead, behind] = [outputsAt(step), outputsAt(-step)];
      networks.setParameters(0, start);
      networks.tangents!.direct(0, direction);
      networks.tangents!.forward([0]);
      const tangents = networks.tangents!.outputs(0);
      for (const row of rows(5)) expect(tangents[row]).toBeCloseTo((ahead[row] - behind[row]) / (2 * step), 2);
    },
  );

  it("are not offered where a gradient has no gradient", () => {
    expect(engines.cpu.networks(16, [shapeOf(residual, 2)]).tangents).toBeDefined();
    const pooled: TensorModelMaker = (inputSize, numOutputs) => {
      const weights = tf.variable(tf.ones<tf.Rank.R2>([inputSize, numOutputs]));
      const windows = (x: tf.Tensor2D) =>
        tf.maxPool(tf.reshape(tf.matMul(x, weights), [-1, 1, numOutputs, 1]) as tf.Tensor4D, 1, 1, "valid");
      return { apply: (x) => tf.reshape(windows(x), [-1, numOutputs]) as tf.Tensor2D, trainableWeights: [weights] };
    };
    expect(engines.cpu.networks(16, [shapeOf(pooled, 2)]).tangents).toBeUndefined();
  });
});
