import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { LearnerDesign } from "../../src/engine/createLearner.ts";
import { registerGradients } from "../../src/engine/tfjs/registerGradients.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import type { PolicyLossByTensors, ValueLossByTensors } from "../../src/losses/tensors.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { negativeLogLikelihood } from "../losses/taped.ts";
import { stepped } from "./stepped.ts";

beforeAll(registerGradients, 60_000);

const policies: Record<string, Pick<LearnerDesign, "actionSpace" | "policy">> = {
  categorical: { actionSpace: discrete(3), policy: clippedGaussian() },
  clippedGaussian: { actionSpace: box({ size: 2, low: -1, high: 1 }), policy: clippedGaussian() },
};

describe("a loss by tensors", () => {
  it.each(Object.entries(policies))("has the gradients of its slopes, in single precision: %s", (_name, policy) => {
    const policyLoss: PolicyLossByTensors = {
      tf,
      tensors: ({ ratio, advantage, center }) => {
        const held = tf.minimum(tf.maximum(ratio, tf.sub(center, 0.2)), tf.add(center, 0.2));
        return tf.neg(tf.minimum(tf.mul(ratio, advantage), tf.mul(held, advantage)));
      },
    };
    const valueLoss: ValueLossByTensors = {
      tf,
      tensors: ({ value, target }) => tf.mul(0.5, tf.square(tf.sub(value, target))),
    };
    const numTensors = tf.memory().numTensors;
    const byTensors = stepped({ ...policy, policyLoss, valueLoss, costValueLoss: valueLoss }, 100).gradients;
    expect(tf.memory().numTensors).toBe(numTensors);
    const bySlope = { policyLoss: clippedSurrogate(), valueLoss: squaredError(), costValueLoss: squaredError() };
    for (const [net, gradient] of stepped({ ...policy, ...bySlope }, 100).gradients.entries()) {
      const scale = Math.max(...gradient.map(Math.abs));
      for (const [p, g] of gradient.entries()) expect(Math.abs(byTensors[net][p] - g)).toBeLessThan(1e-5 * scale);
    }
  });

  it("may be made of raw outputs and free parameters", () => {
    const likelihood: PolicyLossByTensors = {
      tf,
      tensors({ outputs, free, action }) {
        const z = tf.div(tf.sub(action, outputs), tf.exp(free));
        return tf.sum(tf.add(tf.add(tf.mul(0.5, tf.square(z)), free), 0.5 * Math.log(2 * Math.PI)), 1);
      },
    };
    const [direct, through] = [likelihood, negativeLogLikelihood()].map(
      (policyLoss) => stepped({ ...policies.clippedGaussian, policyLoss }, 100).gradients[0],
    );
    for (const [p, g] of through.entries()) expect(Math.abs(direct[p] - g)).toBeLessThan(1e-5);
  });

  const learning = (policyLoss: PolicyLossByTensors) => () => stepped({ policyLoss }, 10);

  it("must answer a number for each row", () => {
    expect(learning({ tf, tensors: ({ ratio }) => tf.mean(ratio) })).toThrow(
      "loss: tensors answered the shape []; it must be [10]",
    );
  });

  it("must depend on something that learns", () => {
    expect(learning({ tf, tensors: ({ advantage }) => tf.square(advantage) })).toThrow("Cannot compute gradient");
  });
});
