import type { NetworkState } from "../../src/engine/engine.ts";
import type { Reals } from "../../src/math/reals.ts";

/** What training has made of one network. */
export type Trained = Pick<NetworkState, "parameters" | "firstMoment">;

/** How far a contender is from the reference after the same steps from the same weights; the worst of all networks. */
export interface Disagreement {
  readonly gradient: number; // of Adam's mean of the clipped gradient, relative to the network's largest
  readonly change: number; // of the change of the parameters, relative to the network's largest change
}

/** What may still be rounding, and cannot be a wrong formula. */
export const tolerance = 1e-3;

/** Compares networks that started as `start`. */
export function disagreement(
  start: readonly Trained[],
  actual: readonly Trained[],
  expected: readonly Trained[],
): Disagreement {
  const worst = (of: (net: number) => number) => Math.max(...expected.map((_, net) => of(net)));
  const change = ({ parameters }: Trained, net: number) =>
    Float64Array.from(parameters, (x, i) => x - start[net].parameters[i]);
  return {
    gradient: worst((net) => relativeError(actual[net].firstMoment, expected[net].firstMoment)),
    change: worst((net) => relativeError(change(actual[net], net), change(expected[net], net))),
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
