import type { NetworkPlan, Role } from "../networks/networkPlan.ts";
import type { Head } from "../policies/head.ts";
import type { Networks } from "./engine.ts";
import type { Learner } from "./learner.ts";

/** The questions one can ask of networks that are not learning at the moment. */
export type Inference = Pick<Learner, "act" | "mode" | "policyOutputs" | "logProbs" | "values">;

/**
 * Answers for batches of any size, a chunk at a time. `load` hands
 * observations to the networks and answers how many rows they are.
 */
export function inference(
  networks: Networks,
  { policy, critics }: NetworkPlan,
  { head, actionSize }: { readonly head: Head; readonly actionSize: number },
  load: (obs: Float32Array) => number,
): Inference {
  const { chunkSize } = networks;
  const { numOutputs } = head;
  const firstOf = ({ firstOutput }: Role) => firstOutput * chunkSize;
  const first = firstOf(policy);
  const chosen = [0];
  let everyRow = new Uint32Array(0); // 0, 1, 2, …

  const begin = (obs: Float32Array) => {
    const batch = load(obs);
    if (everyRow.length < batch) everyRow = Uint32Array.from({ length: batch }, (_, i) => i);
    return batch;
  };
  /** Computes a network on the chunk that begins at `from`; answers how many rows it has. */
  const forward = (net: number, from: number, batch: number) => {
    const to = Math.min(from + chunkSize, batch);
    networks.select(everyRow, from, to);
    chosen[0] = net;
    networks.forward(chosen);
    return to - from;
  };

  return {
    act(obs, action, logProb, rng) {
      const batch = begin(obs);
      for (let from = 0; from < batch; from += chunkSize) {
        const numRows = forward(policy.net, from, batch);
        const outputs = networks.outputs(policy.net);
        const free = networks.free(policy.net);
        for (let row = 0; row < numRows; row++) {
          const i = from + row;
          logProb[i] = head.sample(outputs, chunkSize, first + row, free, rng, action, i * actionSize);
        }
      }
    },

    mode(obs, action) {
      const batch = begin(obs);
      for (let from = 0; from < batch; from += chunkSize) {
        const numRows = forward(policy.net, from, batch);
        const outputs = networks.outputs(policy.net);
        for (let row = 0; row < numRows; row++) {
          head.mode(outputs, chunkSize, first + row, action, (from + row) * actionSize);
        }
      }
    },

    policyOutputs(obs) {
      const batch = begin(obs);
      const answer = new Float64Array(batch * numOutputs);
      for (let from = 0; from < batch; from += chunkSize) {
        const numRows = forward(policy.net, from, batch);
        const outputs = networks.outputs(policy.net);
        for (let row = 0; row < numRows; row++) {
          for (let o = 0; o < numOutputs; o++) {
            answer[(from + row) * numOutputs + o] = outputs[first + o * chunkSize + row];
          }
        }
      }
      return answer;
    },

    logProbs(obs, action) {
      const batch = begin(obs);
      const answer = new Float64Array(batch);
      for (let from = 0; from < batch; from += chunkSize) {
        const numRows = forward(policy.net, from, batch);
        const outputs = networks.outputs(policy.net);
        const free = networks.free(policy.net);
        for (let row = 0; row < numRows; row++) {
          const i = from + row;
          answer[i] = head.logProb(outputs, chunkSize, first + row, free, action, i * actionSize);
        }
      }
      return answer;
    },

    values(obs, critic) {
      const role = critics[critic];
      const batch = begin(obs);
      const answer = new Float64Array(batch);
      for (let from = 0; from < batch; from += chunkSize) {
        const numRows = forward(role.net, from, batch);
        const outputs = networks.outputs(role.net);
        for (let row = 0; row < numRows; row++) answer[from + row] = outputs[firstOf(role) + row];
      }
      return answer;
    },
  };
}
