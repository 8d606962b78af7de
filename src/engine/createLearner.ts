import type { ActionSpace } from "../env/spaces.ts";
import { lossForms } from "../losses/forms.ts";
import type { PolicyLoss, ValueLoss } from "../losses/loss.ts";
import type { Rng } from "../math/rng.ts";
import type { NetworkMaker } from "../networks/networkPlan.ts";
import type { HeadMaker } from "../policies/head.ts";
import type { Engine, StepSettings } from "./engine.ts";
import { gradientSteps } from "./gradientSteps.ts";
import { inference } from "./inference.ts";
import type { Learner, Rates, Samples } from "./learner.ts";
import { policyRows, valueRows } from "./losses/lossRows.ts";
import { trustRegion } from "./trustRegion.ts";

/** What a learner is made of. The names are those of a recipe, so that a recipe can be spread into it. */
export interface LearnerDesign {
  readonly engine: Engine;
  readonly obsSize: number;
  readonly actionSpace: ActionSpace;
  readonly network: NetworkMaker;
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
 * A policy and its critics, computed by networks of one engine. The losses are
 * applied here, to the outputs of the networks; the engine does what is heavy.
 */
export function createLearner(design: LearnerDesign): Learner {
  const { engine, obsSize, actionSpace, numCritics } = design;
  const head = design.policy(actionSpace);
  const { numOutputs, numFree, initialFree } = head;
  const plan = design.network({ obsSize, numPolicyOutputs: numOutputs, numFree, numCritics }, design.rng);
  const networks = engine.networks(
    obsSize,
    plan.networks.map(({ shape }) => shape),
  );
  for (const [net, { shape, weights }] of plan.networks.entries()) {
    const parameters = Float64Array.from(networks.parameters(net));
    if (weights) parameters.set(weights);
    networks.setParameters(net, parameters.fill(initialFree, parameters.length - shape.numFree));
  }

  let held: Float32Array | undefined;
  const load = (obs: Float32Array) => {
    const numRows = obs.length / obsSize;
    networks.load(obs, numRows);
    held = obs;
    return numRows;
  };

  const { chunkSize } = networks;
  const actionSize = actionSpace.size;
  const ofPolicy = policyRows(design.policyLoss, chunkSize, { numOutputs, numFree, actionSize });
  const ofCritics = plan.critics.map((_, k) => valueRows(k === 0 ? design.valueLoss : design.costValueLoss, chunkSize));

  const holds = (obs: Float32Array) => held === obs;
  const steps = gradientSteps(
    networks,
    {
      plan,
      obsSize,
      actionSize,
      head,
      policyRows: ofPolicy,
      criticRows: ofCritics,
      policySettings: design.policyOptimizer.settings,
      criticSettings: design.criticOptimizer.settings,
    },
    load,
    holds,
  );
  let loaded: { readonly samples: Samples; readonly rates: Rates } | undefined;

  return {
    lossForms: lossForms(design),
    ...inference(networks, plan, { head, actionSize }, load),
    ...steps,

    load(samples, rates) {
      loaded = { samples, rates };
      steps.load(samples, rates);
    },

    trustRegion: () =>
      trustRegion(networks, { engineName: engine.name, plan, head, actionSize, policyRows: ofPolicy }, () => {
        if (!holds(loaded!.samples.obs)) load(loaded!.samples.obs);
        return loaded!;
      }),

    save: () => ({ networks: plan.networks.map((_, net) => networks.save(net)) }),

    restore(state) {
      if (state.networks.length !== plan.networks.length) {
        const [there, here] = [state.networks.length, plan.networks.length];
        throw new Error(`learner: the state has ${there} networks; it must have ${here}`);
      }
      for (const [net, { parameters }] of state.networks.entries()) {
        const [there, here] = [parameters.length, networks.parameters(net).length];
        if (there !== here) {
          throw new Error(`${plan.networks[net].name}: the state has ${there} parameters; it must have ${here}`);
        }
      }
      for (const [net, saved] of state.networks.entries()) networks.restore(net, saved);
    },
  };
}
