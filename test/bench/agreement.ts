import type { NetworkState } from "../../src/engine/engine.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Problem } from "./problem.ts";

/** How far a candidate is from the reference after the same steps from the same weights; the worst of all networks. */
export interface Disagreement {
  /** Of Adam's mean of the clipped gradient, relative to the network's largest. */
  readonly gradient: number;
  /** Of the change of the parameters, relative to the network's largest change. */
  readonly change: number;
}

/** Compares parameters and first moments, one array per network, with the states of the reference. */
export function disagreement(
  problem: Problem,
  expected: readonly NetworkState[],
  parameters: readonly Reals[],
  firstMoments: readonly Reals[],
): Disagreement {
  const worst = (of: (net: number) => number) => Math.max(...expected.map((_, net) => of(net)));
  const change = (after: Reals, net: number) => Float64Array.from(after, (x, i) => x - problem.networks[net].parameters[i]);
  return {
    gradient: worst((net) => relativeError(firstMoments[net], expected[net].firstMoment)),
    change: worst((net) => relativeError(change(parameters[net], net), change(expected[net].parameters, net))),
  };
}

/** max |x − y| / max |y|; NaN where the sizes differ or a number is none. */
function relativeError(actual: Reals, expected: Reals): number {
  if (actual.length !== expected.length) return NaN;
  let error = 0;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    error = Math.max(error, Math.abs(actual[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return error / largest;
}
