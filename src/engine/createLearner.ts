import type { ActionSpace } from "../env/spaces.ts";
import type { PolicyLoss, ValueLoss } from "../losses/loss.ts";
import type { Rng } from "../math/rng.ts";
import type { HeadMaker } from "../policies/head.ts";
import type { Engine, NetworkShape, StepSettings } from "./engine.ts";
import { gradientSteps } from "./gradientSteps.ts";
import { inference } from "./inference.ts";
import { initialState } from "./initialState.ts";
import type { Learner } from "./learner.ts";
import { networkName } from "./networkName.ts";

/** What a learner is made of. The names are those of a recipe, so that a recipe can be spread into it. */
export interface LearnerDesign {
  readonly engine: Engine;
  readonly obsSize: number;
  readonly actionSpace: ActionSpace;
  readonly hidden: readonly number[]; // of the policy and of each critic
  readonly numCritics: number; // 1 for the reward, 1 for each constrained cost
  readonly policy: HeadMaker;
  readonly policyLoss: PolicyLoss;
  readonly valueLoss: ValueLoss;
  readonly costValueLoss: ValueLoss;
  readonly policyOptimizer: { readonly settings: StepSettings };
  readonly criticOptimizer: { readonly settings: StepSettings };
  readonly rng: Rng; // for the initial weights
}

/**
 * A policy and its critics as networks of one engine: network 0 is the policy,
 * network 1 + k is critic k. The losses are applied here, to the outputs of
 * the networks; the engine does what is heavy.
 *
 * Weights start orthogonal, the policy's output layer with gain 0.01, so that
 * every action is about equally likely at first. Andrychowicz et al. (2021),
 * "What matters for on-policy deep actor-critic methods?",
 * https://arxiv.org/abs/2006.05990
 */
export function createLearner(design: LearnerDesign): Learner {
  const { engine, obsSize, actionSpace, hidden, numCritics, rng } = design;
  const head = design.policy(actionSpace);
  const critic: NetworkShape = { hidden, numOutputs: 1, numFree: 0 };
  const shapes = [
    { hidden, numOutputs: head.numOutputs, numFree: head.numFree },
    ...Array.from({ length: numCritics }, () => critic),
  ];
  const networks = engine.networks(obsSize, shapes);
  for (const [net, shape] of shapes.entries()) {
    const start = { inputSize: obsSize, outputGain: net === 0 ? 0.01 : 1, initialFree: head.initialFree };
    networks.restore(net, initialState(shape, start, rng.split(networkName(net))));
  }

  let held: Float32Array | undefined;
  const load = (obs: Float32Array) => {
    const numRows = obs.length / obsSize;
    networks.load(obs, numRows);
    held = obs;
    return numRows;
  };

  const { valueLoss, costValueLoss } = design;
  const gradientDesign = {
    head,
    actionSize: actionSpace.size,
    policyLoss: design.policyLoss,
    criticLosses: Array.from({ length: numCritics }, (_, k) => (k === 0 ? valueLoss : costValueLoss)),
    policySettings: design.policyOptimizer.settings,
    criticSettings: design.criticOptimizer.settings,
  };

  return {
    ...inference(networks, head, actionSpace.size, load),
    ...gradientSteps(networks, gradientDesign, load, (obs) => held === obs),

    save: () => ({ networks: shapes.map((_, net) => networks.save(net)) }),

    restore(state) {
      if (state.networks.length !== shapes.length) {
        throw new Error(`learner: the state has ${state.networks.length} networks; it must have ${shapes.length}`);
      }
      for (const [net, saved] of state.networks.entries()) {
        const expected = networks.parameters(net).length;
        if (saved.parameters.length !== expected) {
          throw new Error(
            `${networkName(net)}: the state has ${saved.parameters.length} parameters; it must have ${expected}`,
          );
        }
      }
      for (const [net, saved] of state.networks.entries()) networks.restore(net, saved);
    },
  };
}
