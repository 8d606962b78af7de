import { outputGains, type NetworkKind } from "./networkKind.ts";
import type { NetworkMaker } from "./networkPlan.ts";

/**
 * One network for all: its first outputs are the policy's, then comes one for
 * each critic. It descends
 *
 *   policy loss + criticWeight · Σₖ loss of critic k,
 *
 * with the optimizer of the policy, and its gradient is clipped as a whole.
 */
export const shared =
  ({ trunk, criticWeight }: { readonly trunk: NetworkKind; readonly criticWeight: number }): NetworkMaker =>
  ({ obsSize, numPolicyOutputs, numFree, numCritics }, rng) => {
    const critics = Array.from({ length: numCritics }, () => ({ numOutputs: 1, gain: outputGains.critic }));
    const outputs = [{ numOutputs: numPolicyOutputs, gain: outputGains.policy }, ...critics];
    const name = "shared network";
    return {
      networks: [{ name, ...trunk({ inputSize: obsSize, outputs, numFree }, rng.split(name)) }],
      policy: { net: 0, firstOutput: 0 },
      critics: critics.map((_, k) => ({ net: 0, firstOutput: numPolicyOutputs + k })),
      criticWeight,
    };
  };
