import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { TensorModelMaker } from "../../src/engine/tensorModel.ts";
import { tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { atMost, task } from "../../src/env/task.ts";
import { separate } from "../../src/networks/separate.ts";
import { shared } from "../../src/networks/shared.ts";
import { tensorNetwork } from "../../src/networks/tensorNetwork.ts";
import { definePart, settings } from "../../src/part.ts";
import { train } from "../../src/train.ts";
import { sled } from "../fixtures.ts";

/** A hidden layer of sines, with one number to turn. */
const sines =
  (width: number): TensorModelMaker =>
  (inputSize, numOutputs, seed) => {
    const matrix = (rows: number, columns: number, scale: number, offset: number) =>
      tf.variable(tf.randomNormal<tf.Rank.R2>([rows, columns], 0, scale, "float32", seed + offset));
    const [into, out] = [matrix(inputSize, width, 1, 1), matrix(width, numOutputs, 0.01, 2)];
    return { apply: (x) => tf.matMul(tf.sin<tf.Tensor2D>(tf.matMul(x, into)), out), trainableWeights: [into, out] };
  };
const waves = definePart("waves", { width: 4 }, ({ width }) => {
  const kind = tensorNetwork(sines(width));
  return separate({ policy: kind, critic: kind });
});
const sharedWaves = definePart("sharedWaves", { width: 4, criticWeight: 0.5 }, ({ width, criticWeight }) =>
  shared({ trunk: tensorNetwork(sines(width)), criticWeight }),
);

const recipe = { ...cppoPid, numEnvs: 2, numSteps: 8, epochs: 2 };
const told = (network: ReturnType<typeof waves>, engine: Engine, seed = 0) =>
  Array.from(
    train({
      task: task(sled, atMost(1, { cost: "effort" })),
      algorithm: lagrangianPpo({ ...recipe, network }),
      seed,
      totalSteps: 48,
      engine,
    }),
    ({ losses, agent }) => ({
      losses,
      parameters: agent.learner.save().networks.map(({ parameters }) => [...parameters]),
    }),
  );

describe("a network of one's own", async () => {
  const engine = await tfjs({ backend: "cpu" });

  it.each([waves(), sharedWaves()])("is trained like any other: $part", (network) => {
    const rows = told(network, engine);
    expect(rows).toHaveLength(3);
    expect(rows.flatMap(({ losses }) => Object.values(losses)).every(Number.isFinite)).toBe(true);
    expect(rows[2].parameters).not.toEqual(rows[0].parameters);
    expect(rows[0].parameters[0].at(-1)).not.toBe(0); // log σ
  });

  it("starts from the seed of the run", () => {
    expect(told(waves(), engine)).toEqual(told(waves(), engine));
    expect(told(waves(), engine)).not.toEqual(told(waves(), engine, 1));
  });

  it("is recorded with its settings, each of which matters", () => {
    expect(settings(waves({ width: 3 }))).toEqual({ waves: { width: 3 } });
    expect(told(waves({ width: 3 }), engine)).not.toEqual(told(waves(), engine));
  });

  it("is refused where it cannot be computed, with the engine that can", () => {
    expect(() => told(waves(), wasm)).toThrow("tfjs");
  });
});
