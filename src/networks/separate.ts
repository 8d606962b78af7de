import { outputGains, type NetworkKind } from "./networkKind.ts";
import type { NetworkMaker } from "./networkPlan.ts";

/** A network for the policy and one for each critic. */
export const separate =
  ({ policy, critic }: { readonly policy: NetworkKind; readonly critic: NetworkKind }): NetworkMaker =>
  ({ obsSize, numPolicyOutputs, numFree, numCritics }, rng) => {
    const acts = { inputSize: obsSize, outputs: [{ numOutputs: numPolicyOutputs, gain: outputGains.policy }], numFree };
    const judges = { inputSize: obsSize, outputs: [{ numOutputs: 1, gain: outputGains.critic }], numFree: 0 };
    const critics = Array.from({ length: numCritics }, (_, k) => (k === 0 ? "value critic" : `cost critic ${k}`));
    return {
      networks: [
        { name: "policy", ...policy(acts, rng.split("policy")) },
        ...critics.map((name) => ({ name, ...critic(judges, rng.split(name)) })),
      ],
      policy: { net: 0, firstOutput: 0 },
      critics: critics.map((_, k) => ({ net: 1 + k, firstOutput: 0 })),
      criticWeight: 1,
    };
  };
