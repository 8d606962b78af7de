import type { NetworkPlan } from "../networks/networkPlan.ts";
import type { Head } from "../policies/head.ts";
import type { Chunk } from "./chunk.ts";
import { criticGradients } from "./criticGradients.ts";
import type { Networks, StepSettings } from "./engine.ts";
import type { Learner, Minibatch, Rates, Samples } from "./learner.ts";
import type { PolicyRows } from "./losses/policyRows.ts";
import type { ValueRows } from "./losses/valueRows.ts";
import { lossSums } from "./lossSums.ts";
import { offense } from "./offense.ts";
import { policyGradients } from "./policyGradients.ts";

/** What is learned, and how. */
export interface GradientDesign {
  readonly plan: NetworkPlan;
  readonly obsSize: number;
  readonly actionSize: number;
  readonly head: Head;
  readonly policyRows: PolicyRows;
  readonly criticRows: readonly ValueRows[]; // one per critic
  readonly policySettings: StepSettings;
  readonly criticSettings: StepSettings;
}

/**
 * Gradient steps on minibatches of samples. With weights w (1 each where there
 * are none) and B samples in the minibatch, the policy descends
 *
 *   1/B Σᵢ wᵢ (policyLoss(πᵢ/μᵢ, Âᵢ) − entropyBonus · Hᵢ)
 *
 * and each critic 1/B Σᵢ wᵢ valueLoss(Vᵢ, targetᵢ), which where they share a
 * network add up as its plan says. Losses, entropy and KL divergence are
 * reported with the same weights.
 *
 * `load` hands observations to the networks; `holds` says whether they still
 * have them, which they have not where somebody asked for an action in between.
 *
 * @throws where the loss or the gradient of a network is not finite, before any network is stepped. (The loss is
 * looked at as well, since a slope may be 0 where a loss is not a number.)
 */
export function gradientSteps(
  networks: Networks,
  { plan, obsSize, actionSize, head, policyRows, criticRows, policySettings, criticSettings }: GradientDesign,
  load: (obs: Float32Array) => void,
  holds: (obs: Float32Array) => boolean,
): Pick<Learner, "load" | "step" | "stepCritics" | "report"> {
  const { chunkSize } = networks;
  const { critics, policy } = plan;
  const every = [...plan.networks.keys()];
  const ofCriticsAlone = every.filter((net) => net !== policy.net);
  const sums = lossSums(critics.length);
  const chunk: Chunk = { numRows: 0, sample: new Uint32Array(chunkSize), share: new Float64Array(chunkSize) };
  const ofPolicy = policyGradients(networks, chunk, { role: policy, head, actionSize, rows: policyRows });
  const ofCritics = critics.map((role, k) => criticGradients(networks, chunk, role, criticRows[k], plan.criticWeight));
  let samples: Samples;
  let rates: Rates;
  let settings: readonly StepSettings[] = []; // of every network
  let settingsOfCritics: readonly StepSettings[] = []; // of those alone
  const norms = new Float64Array(every.length); // of the gradients; 0 where a network was not stepped

  /** Makes some rows of a minibatch the present chunk. */
  function select({ index, weight }: Minibatch, from: number): void {
    chunk.numRows = Math.min(chunkSize, index.length - from);
    for (let row = 0; row < chunk.numRows; row++) {
      chunk.sample[row] = index[from + row];
      chunk.share[row] = (weight === undefined ? 1 : weight[from + row]) / index.length;
    }
    networks.select(index, from, from + chunk.numRows);
  }

  /** Says which network cannot be stepped and why, and forgets the gradients, so that the next step begins afresh. */
  function refuse(): never {
    const losses = [sums.policyLoss, ...sums.criticLosses].map((sum) => sum / (sums.numGradientSteps + 1));
    const roles = [policy, ...critics];
    const net = every.find(
      (each) =>
        !Number.isFinite(norms[each]) || roles.some((role, r) => role.net === each && !Number.isFinite(losses[r])),
    )!;
    const { name, shape } = plan.networks[net];
    const what = offense(networks, net, { name, shape, inputSize: obsSize, norm: norms[net] });
    for (const each of every) networks.forget(each);
    sums.report();
    throw new Error(
      `${what}; it must be finite (losses: policy ${losses[0]}, critics ${losses.slice(1).join(", ")}): `
        + "lower the learning rate, and check that rewards, costs and observations are finite and not huge",
    );
  }

  /** One step of some networks: of all, or of those that the policy does not read. */
  function descend(minibatch: Minibatch, nets: readonly number[]): void {
    const batch = minibatch.index.length;
    if (!holds(samples.obs)) load(samples.obs);
    for (let from = 0; from < batch; from += chunkSize) {
      select(minibatch, from);
      networks.forward(nets);
      if (nets === every) ofPolicy(samples, rates, batch, sums);
      for (let k = 0; k < critics.length; k++) {
        if (nets.includes(critics[k].net)) sums.criticLosses[k] += ofCritics[k](samples.critics[k]);
      }
      networks.backward(nets);
    }
    norms.fill(0);
    if (!sums.finite()) refuse();
    const found = networks.step(nets, nets === every ? settings : settingsOfCritics);
    for (let i = 0; i < nets.length; i++) norms[nets[i]] = found[i];
    if (!norms.every(Number.isFinite)) refuse();
    sums.policyGradNorm += norms[policy.net];
    sums.numGradientSteps++;
  }

  return {
    load(newSamples, newRates) {
      samples = newSamples;
      rates = newRates;
      const policyStep = { ...policySettings, learningRate: policySettings.learningRate * rates.policyRate };
      const criticStep = { ...criticSettings, learningRate: criticSettings.learningRate * rates.criticRate };
      settings = every.map((net) => (net === policy.net ? policyStep : criticStep));
      settingsOfCritics = ofCriticsAlone.map(() => criticStep);
      load(samples.obs);
    },

    step: (minibatch) => descend(minibatch, every),
    stepCritics: (minibatch) => descend(minibatch, ofCriticsAlone),
    report: sums.report,
  };
}
