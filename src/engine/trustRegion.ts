import { costSurrogate } from "../losses/costSurrogate.ts";
import type { NetworkPlan } from "../networks/networkPlan.ts";
import type { Head } from "../policies/head.ts";
import type { Networks } from "./engine.ts";
import { everySample } from "./everySample.ts";
import { forwardDerivatives } from "./forwardDerivatives.ts";
import type { Losses, Rates, Samples, TrustRegion } from "./learner.ts";
import { policyRows } from "./losses/lossRows.ts";
import type { PolicyRows } from "./losses/policyRows.ts";
import { lossSums, type LossSums } from "./lossSums.ts";
import { policyGradients, type PolicyRates } from "./policyGradients.ts";

/** Whose trust region it is. */
export interface TrustRegionDesign {
  readonly engineName: string;
  readonly plan: NetworkPlan;
  readonly head: Head;
  readonly actionSize: number;
  readonly policyRows: PolicyRows;
}

// Engines may add gradients up in single precision; after so many chunks they are moved to double precision.
const CHUNKS_TOGETHER = 16;

/**
 * See {@link TrustRegion}. Each gradient and each product with the Fisher
 * matrix is a pass over all samples; products allocate nothing. `ready` answers
 * what is loaded, and sees to it that the networks have the observations.
 *
 * @throws where the engine cannot differentiate the networks forward, or the policy has no network of its own.
 */
export function trustRegion(
  networks: Networks,
  { engineName, plan, head, actionSize, policyRows: ofLoss }: TrustRegionDesign,
  ready: () => { readonly samples: Samples; readonly rates: Rates },
): TrustRegion {
  const tangents = forwardDerivatives(networks, plan, engineName);
  const { chunkSize } = networks;
  const { net } = plan.policy;
  const nets = [net];
  const numParameters = networks.parameters(net).length;
  const { numOutputs, numFree } = head;
  const every = everySample(networks);
  const { chunk } = every;
  const ofCost = policyRows(costSurrogate, chunkSize, { numOutputs, numFree, actionSize });
  const [descendLoss, descendCost] = [ofLoss, ofCost].map((rows) =>
    policyGradients(networks, chunk, { role: plan.policy, head, actionSize, rows }),
  );
  const freeTangent = new Float64Array(numFree);
  const trial = new Float64Array(numParameters);

  // Of the samples, and of the policy when it was last begun:
  let objectives: readonly { readonly samples: Samples; readonly sums: LossSums }[] = [];
  let rates: PolicyRates = { entropyBonus: 0, progress: 0 };
  let oldParameters = trial;
  let oldOutputs: readonly Float64Array[] = []; // of each chunk, [numOutputs, chunkSize]
  let oldFree = freeTangent;

  /** Writes the slopes of an objective on the present chunk, and adds what it finds to its sums. */
  function descend(k: number): void {
    const { samples, sums } = objectives[k];
    if (k === 0) descendLoss(samples, rates, samples.size, sums);
    else descendCost(samples, { ...rates, entropyBonus: 0 }, samples.size, sums);
  }
  const valueOf = (k: number, { policyLoss: loss, entropy }: Losses) =>
    k > 0 ? loss : loss - rates.entropyBonus * entropy;

  /** Takes the slopes of the present chunk back to the parameters, and now and then moves the sum to `total`. */
  function gather(total: Float64Array, at: number, isLast: boolean): void {
    networks.backward(nets);
    if (isLast || at % CHUNKS_TOGETHER === CHUNKS_TOGETHER - 1) tangents.collect(net, total);
  }

  return {
    numParameters,

    begin(costAdvantages) {
      const { samples, rates: asked } = ready();
      objectives = [samples.advantage, ...costAdvantages].map((advantage) => ({
        samples: { ...samples, advantage },
        sums: lossSums(0),
      }));
      rates = asked;
      every.resize(samples.size);
      networks.forget(net);
      oldParameters = Float64Array.from(networks.parameters(net));
      oldFree = Float64Array.from(networks.free(net));
      const outputs: Float64Array[] = [];
      every.pass(nets, () => void outputs.push(Float64Array.from(networks.outputs(net))));
      oldOutputs = outputs;
    },

    gradient(objective, gradient) {
      ready();
      gradient.fill(0);
      every.pass(nets, (at, isLast) => {
        descend(objective);
        gather(gradient, at, isLast);
      });
      return valueOf(objective, objectives[objective].sums.report());
    },

    fisherTimes(vector, product) {
      ready();
      product.fill(0);
      tangents.direct(net, vector);
      for (let i = 0; i < numFree; i++) freeTangent[i] = vector[numParameters - numFree + i];
      every.pass(nets, (at, isLast) => {
        tangents.forward(nets);
        const outputs = networks.outputs(net);
        const free = networks.free(net);
        const tangent = tangents.outputs(net);
        const gradient = networks.gradients(net);
        const freeGradient = networks.freeGradients(net);
        for (let row = 0; row < chunk.numRows; row++) {
          const share = chunk.share[row];
          head.fisher(outputs, chunkSize, row, free, tangent, freeTangent, share, gradient, freeGradient);
        }
        gather(product, at, isLast);
      });
    },

    move(step, fraction) {
      for (let p = 0; p < numParameters; p++) trial[p] = oldParameters[p] + fraction * step[p];
      networks.setParameters(net, trial);
    },

    measure() {
      ready();
      let kl = 0;
      every.pass(nets, (at) => {
        const outputs = networks.outputs(net);
        const free = networks.free(net);
        for (let row = 0; row < chunk.numRows; row++) {
          kl += chunk.share[row] * head.kl(outputs, oldOutputs[at], chunkSize, row, free, oldFree);
        }
        for (let k = 0; k < objectives.length; k++) descend(k);
      });
      networks.forget(net); // what the slopes left with the free parameters
      const found = objectives.map(({ sums }) => sums.report());
      const { policyLoss, entropy, clipFraction } = found[0];
      return { objectives: found.map((losses, k) => valueOf(k, losses)), policyLoss, kl, entropy, clipFraction };
    },
  };
}
