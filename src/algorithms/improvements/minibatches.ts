import { definePart } from "../../part.ts";
import { improve } from "../improve.ts";
import type { Improvement } from "./improvement.ts";

/** Gradient steps of the policy and the critics together, a minibatch at a time, by their optimizers. */
export const minibatches = definePart(
  "minibatches",
  {},
  (): Improvement =>
    ({ learner, passes }) =>
    ({ pool, worstCostRatio }, rng) =>
      improve(learner, passes, pool, worstCostRatio, rng),
);
