import type { Role } from "../networks/networkPlan.ts";
import type { Head } from "../policies/head.ts";
import type { Chunk } from "./chunk.ts";
import type { Networks } from "./engine.ts";
import type { Rates, Samples } from "./learner.ts";
import type { LossSums } from "./lossSums.ts";
import type { PolicyChunk, PolicyRows } from "./losses/policyRows.ts";

/** Who reads which outputs, and what becomes of them. */
export interface PolicyDesign {
  readonly role: Role;
  readonly head: Head;
  readonly actionSize: number;
  readonly rows: PolicyRows;
}

/** What it goes by besides the samples. */
export type PolicyRates = Pick<Rates, "entropyBonus" | "progress">;

/**
 * Writes the gradients of the policy's outputs on the present chunk, that is of
 *
 *   Σ share · (policyLoss − entropyBonus · H),
 *
 * and adds what it finds to the sums. Follows a `forward` of its network.
 */
export function policyGradients(networks: Networks, chunk: Chunk, { role, head, actionSize, rows }: PolicyDesign) {
  const { chunkSize } = networks;
  const column = () => new Float64Array(chunkSize);
  const first = role.firstOutput * chunkSize;
  const { sample, share } = chunk;
  const nothing = new Float32Array(0);
  const seen: PolicyChunk = {
    ...chunk,
    stride: chunkSize,
    first,
    action: nothing,
    outputs: nothing,
    gradients: nothing,
    free: nothing,
    freeGradients: nothing,
    progress: 0,
    logProb: column(),
    oldLogProb: column(),
    ratio: column(),
    entropy: column(),
    advantage: column(),
    center: column(),
  };

  /** Asks the head what it makes of the rows. */
  function look({ action, logProb, advantage, center }: Samples): void {
    seen.numRows = chunk.numRows;
    seen.action = action;
    seen.outputs = networks.outputs(role.net);
    seen.gradients = networks.gradients(role.net);
    seen.free = networks.free(role.net);
    seen.freeGradients = networks.freeGradients(role.net);
    const { outputs, free } = seen;
    for (let row = 0; row < chunk.numRows; row++) {
      const i = sample[row];
      seen.logProb[row] = head.logProb(outputs, chunkSize, first + row, free, action, i * actionSize);
      seen.entropy[row] = head.entropy(outputs, chunkSize, first + row, free);
      seen.oldLogProb[row] = logProb[i];
      seen.ratio[row] = Math.exp(seen.logProb[row] - seen.oldLogProb[row]);
      seen.advantage[row] = advantage[i];
      seen.center[row] = center[i];
    }
  }

  return (samples: Samples, { entropyBonus, progress }: PolicyRates, batch: number, sums: LossSums): void => {
    look(samples);
    seen.progress = progress;
    rows.compute(seen);
    const { action, outputs, gradients, free, freeGradients } = seen;
    let loss = 0;
    let entropy = 0;
    let kl = 0;
    let numClipped = 0;
    for (let row = 0; row < chunk.numRows; row++) {
      const at = sample[row] * actionSize;
      const slope = rows.logProbSlope[row];
      const entropySlope = rows.entropySlope[row] - entropyBonus * share[row];
      const place = first + row;
      head.backward(outputs, chunkSize, place, free, action, at, slope, entropySlope, gradients, freeGradients);
      const logChange = seen.logProb[row] - seen.oldLogProb[row] - Math.log(seen.center[row]); // log π/π_old
      loss += share[row] * rows.loss[row];
      entropy += share[row] * seen.entropy[row];
      kl += share[row] * (Math.exp(logChange) - 1 - logChange);
      if (slope === 0 && seen.advantage[row] !== 0) numClipped++;
    }
    rows.addOthers(seen);
    sums.policyLoss += loss;
    sums.entropy += entropy;
    sums.approxKl += kl;
    sums.clipFraction += numClipped / batch;
  };
}
