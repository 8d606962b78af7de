import type { LearnerDesign } from "../../src/engine/createLearner.ts";
import type { Samples } from "../../src/engine/learner.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { everyIndex, glass, learnerOf, normals, samplesFrom } from "./learners.ts";

const still = adam({ learningRate: 0 });
export const entropyBonus = 0.1;

/** A learner made of glass, samples in the midst of an update, and what one gradient step makes of them. */
export function stepped(changes: Partial<LearnerDesign>, size: number) {
  const { engine, seen } = glass();
  const learner = learnerOf({ engine, policyOptimizer: still, criticOptimizer: still, ...changes });
  const actionSize = changes.actionSpace?.size ?? 1;
  const drawn = samplesFrom(learner, size, actionSize);
  const samples: Samples = {
    ...drawn,
    logProb: drawn.logProb.map((x, i) => x + 0.3 * normals(size, "shift")[i]),
    center: normals(size, "center").map((x) => Math.exp(0.2 * x)),
    critics: drawn.critics.map(({ value, target }, k) => ({
      target,
      value: value.map((x, i) => x + 0.4 * normals(size, `old ${k}`)[i]),
    })),
  };
  const minibatch = {
    index: everyIndex(size).toReversed(),
    weight: normals(size, "weight").map((x) => Math.exp(x / 2)),
  };
  const losses = () => {
    learner.load(samples, { policyRate: 1, criticRate: 1, entropyBonus, progress: 0 });
    learner.step(minibatch);
    const { policyLoss, entropy, valueLoss, costValueLosses } = learner.report();
    return { policy: policyLoss - entropyBonus * entropy, critics: [valueLoss, ...costValueLosses] };
  };
  losses();
  return { losses, networks: seen.networks!, gradients: seen.gradients.map((gradient) => gradient.slice()) };
}
