import type { Reals } from "../math/reals.ts";
import type { Role } from "../networks/networkPlan.ts";
import type { Chunk } from "./chunk.ts";
import type { Networks } from "./engine.ts";
import type { ValueRows } from "./losses/valueRows.ts";

/**
 * Writes the gradients of one critic's output on the present chunk, that is of
 * weight · Σ share · valueLoss, and answers Σ share · valueLoss. Follows a
 * `forward` of its network.
 */
export function criticGradients(networks: Networks, chunk: Chunk, role: Role, rows: ValueRows, weight: number) {
  const first = role.firstOutput * networks.chunkSize;
  const { sample, share } = chunk;
  return ({ value, target }: { readonly value: Reals; readonly target: Reals }): number => {
    const { numRows } = chunk;
    const outputs = networks.outputs(role.net);
    const gradients = networks.gradients(role.net);
    for (let row = 0; row < numRows; row++) {
      rows.value[row] = outputs[first + row];
      rows.target[row] = target[sample[row]];
      rows.oldValue[row] = value[sample[row]];
    }
    rows.compute(numRows, share);
    let loss = 0;
    for (let row = 0; row < numRows; row++) {
      loss += share[row] * rows.loss[row];
      gradients[first + row] = weight * rows.slope[row];
    }
    return loss;
  };
}
