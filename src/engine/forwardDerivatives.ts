import type { NetworkPlan } from "../networks/networkPlan.ts";
import type { Networks, Tangents } from "./engine.ts";

/**
 * The forward derivatives of a policy's network.
 *
 * @throws where the engine cannot compute them, or the policy has no network of its own.
 */
export function forwardDerivatives(
  { tangents }: Networks,
  { policy, critics }: NetworkPlan,
  engineName: string,
): Tangents {
  if (tangents === undefined) {
    const remedy = "use perceptron(), or layers whose gradients TensorFlow.js can differentiate once more";
    throw new Error(`trustRegion: the ${engineName} engine cannot differentiate these networks forward; ${remedy}`);
  }
  if (critics.some(({ net }) => net === policy.net)) {
    throw new Error("trustRegion: policy and critics share a network; give each its own, as perceptron() does");
  }
  return tangents;
}
