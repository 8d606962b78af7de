import type { Model } from "./model.ts";

/** The states in another order. */
export interface Numbering {
  readonly place: Int32Array; // [numStates]
  readonly reach: number; // the greatest distance between the places of two neighbors
}

const numberings = new WeakMap<Model, Numbering>();

/**
 * Numbers the states so that those that lead to one another, whatever the
 * policy, lie close together: breadth first, from states with few neighbors.
 * Made once per model and remembered.
 *
 * Cuthill & McKee (1969), Reducing the bandwidth of sparse symmetric matrices,
 * https://doi.org/10.1145/800195.805928.
 */
export function numberingOf(model: Model): Numbering {
  let numbering = numberings.get(model);
  if (numbering) return numbering;
  const { numStates, numActions, first, nextState } = model;
  const neighbors = Array.from({ length: numStates }, () => new Set<number>());
  for (let s = 0; s < numStates; s++) {
    for (let i = first[s * numActions]; i < first[(s + 1) * numActions]; i++) {
      neighbors[s].add(nextState[i]);
      neighbors[nextState[i]].add(s);
    }
  }
  const place = new Int32Array(numStates).fill(-1);
  const queue: number[] = [];
  const byDegree = (a: number, b: number) => neighbors[a].size - neighbors[b].size;
  for (const root of [...neighbors.keys()].sort(byDegree)) {
    if (place[root] >= 0) continue;
    place[root] = queue.push(root) - 1;
    for (let head = place[root]; head < queue.length; head++) {
      for (const next of [...neighbors[queue[head]]].filter((s) => place[s] < 0).sort(byDegree)) {
        place[next] = queue.push(next) - 1;
      }
    }
  }
  let reach = 0;
  for (const [s, around] of neighbors.entries()) {
    for (const next of around) reach = Math.max(reach, Math.abs(place[s] - place[next]));
  }
  numberings.set(model, (numbering = { place, reach }));
  return numbering;
}
