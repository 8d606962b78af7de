import type { PolicyLoss, ValueLoss } from "../losses/loss.ts";
import type { Head } from "../policies/head.ts";
import type { Networks, StepSettings } from "./engine.ts";
import type { Learner, Minibatch, Rates, Samples } from "./learner.ts";
import { lossSums } from "./lossSums.ts";
import { networkName } from "./networkName.ts";

/** What is learned, and how. */
export interface GradientDesign {
  readonly head: Head;
  readonly actionSize: number;
  readonly policyLoss: PolicyLoss;
  readonly criticLosses: readonly ValueLoss[]; // one per critic
  readonly policySettings: StepSettings;
  readonly criticSettings: StepSettings;
}

/**
 * Gradient steps on minibatches of samples. With weights w (1 each where there
 * are none) and B samples in the minibatch, the policy descends
 *
 *   1/B Σᵢ wᵢ (policyLoss(πᵢ/μᵢ, Âᵢ) − entropyBonus · Hᵢ)
 *
 * and each critic 1/B Σᵢ wᵢ valueLoss(Vᵢ, targetᵢ). Losses, entropy and KL
 * divergence are reported with the same weights.
 *
 * `load` hands observations to the networks; `holds` says whether they still
 * have them, which they have not where somebody asked for an action in between.
 *
 * @throws where the loss or the gradient of a network is not finite. (The loss is looked at as well, since a slope
 * may be 0 where a loss is not a number.)
 */
export function gradientSteps(
  networks: Networks,
  { head, actionSize, policyLoss, criticLosses, policySettings, criticSettings }: GradientDesign,
  load: (obs: Float32Array) => void,
  holds: (obs: Float32Array) => boolean,
): Pick<Learner, "load" | "step" | "report"> {
  const { chunkSize } = networks;
  const numCritics = criticLosses.length;
  let samples: Samples;
  let rates: Rates;
  let policyStep = policySettings;
  let criticStep = criticSettings;
  const sums = lossSums(numCritics);

  /** Policy gradients of rows `from` to `to`, which are the present chunk. */
  function policyGradients({ index, weight }: Minibatch, from: number, to: number): void {
    networks.forward(0);
    const outputs = networks.outputs(0);
    const gradients = networks.gradients(0);
    const free = networks.free(0);
    const freeGradients = networks.freeGradients(0);
    const { action, logProb: oldLogProb, advantage, center } = samples;
    const { entropyBonus } = rates;
    const batch = index.length;
    let loss = 0;
    let entropy = 0;
    let kl = 0;
    let numClipped = 0;
    for (let row = 0; row < to - from; row++) {
      const i = index[from + row];
      const share = (weight === undefined ? 1 : weight[from + row]) / batch;
      const logRatio = head.logProb(outputs, chunkSize, row, free, action, i * actionSize) - oldLogProb[i];
      const ratio = Math.exp(logRatio);
      const slope = policyLoss.slope(ratio, advantage[i], center[i]);
      // d ratio / d logProb = ratio; where the slope is 0 the ratio may be infinite.
      const logProbSlope = slope === 0 ? 0 : slope * ratio * share;
      const entropySlope = -entropyBonus * share;
      const at = i * actionSize;
      head.backward(outputs, chunkSize, row, free, action, at, logProbSlope, entropySlope, gradients, freeGradients);
      const logChange = logRatio - Math.log(center[i]); // log π/π_old
      loss += share * policyLoss.loss(ratio, advantage[i], center[i]);
      entropy += share * head.entropy(outputs, chunkSize, row, free);
      kl += share * (Math.exp(logChange) - 1 - logChange);
      if (slope === 0 && advantage[i] !== 0) numClipped++;
    }
    networks.backward(0);
    sums.policyLoss += loss;
    sums.entropy += entropy;
    sums.approxKl += kl;
    sums.clipFraction += numClipped / batch;
  }

  /** Gradients of one critic on the same rows. */
  function criticGradients(critic: number, { index, weight }: Minibatch, from: number, to: number): void {
    const net = 1 + critic;
    networks.forward(net);
    const outputs = networks.outputs(net);
    const gradients = networks.gradients(net);
    const { value, target } = samples.critics[critic];
    const valueLoss = criticLosses[critic];
    const batch = index.length;
    let loss = 0;
    for (let row = 0; row < to - from; row++) {
      const i = index[from + row];
      const share = (weight === undefined ? 1 : weight[from + row]) / batch;
      loss += share * valueLoss.loss(outputs[row], target[i], value[i]);
      gradients[row] = share * valueLoss.slope(outputs[row], target[i], value[i]);
    }
    networks.backward(net);
    sums.criticLosses[critic] += loss;
  }

  /** Steps a network whose losses since the last report sum to `loss`; answers the norm of its gradient. */
  function stepNetwork(net: number, settings: StepSettings, loss: number): number {
    const norm = networks.step(net, settings);
    if (Number.isFinite(norm) && Number.isFinite(loss)) return norm;
    throw new Error(
      `${networkName(net)}: its loss is ${loss} and the norm of its gradient ${norm}; both must be finite: `
        + "lower the learning rate, and check that rewards, costs and observations are finite and not huge",
    );
  }

  return {
    load(newSamples, newRates) {
      samples = newSamples;
      rates = newRates;
      policyStep = { ...policySettings, learningRate: policySettings.learningRate * rates.policyRate };
      criticStep = { ...criticSettings, learningRate: criticSettings.learningRate * rates.criticRate };
      load(samples.obs);
    },

    step(minibatch) {
      const { index } = minibatch;
      if (!holds(samples.obs)) load(samples.obs);
      for (let from = 0; from < index.length; from += chunkSize) {
        const to = Math.min(from + chunkSize, index.length);
        networks.select(index, from, to);
        policyGradients(minibatch, from, to);
        for (let critic = 0; critic < numCritics; critic++) criticGradients(critic, minibatch, from, to);
      }
      sums.policyGradNorm += stepNetwork(0, policyStep, sums.policyLoss);
      for (let k = 0; k < numCritics; k++) stepNetwork(1 + k, criticStep, sums.criticLosses[k]);
      sums.numGradientSteps++;
    },

    report: sums.report,
  };
}
