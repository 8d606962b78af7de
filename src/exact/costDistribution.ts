import { modelOf } from "./model.ts";
import type { Tabular } from "./tabular.ts";
import { checkChoices } from "./visits.ts";

/** What an episode may cost, and how likely. */
export interface CostDistribution {
  readonly costs: Float64Array; // rising
  readonly probabilities: Float64Array; // sum to 1
}

/**
 * The exact distribution of one cost of an episode over the horizon, by
 * dynamic programming over the states and the cost so far, counted in the
 * largest unit that all costs of the table are multiples of.
 *
 * `probabilities` is π(a|s), [numStates, numActions], or, where the policy
 * sees the time, [horizon, numStates, numActions].
 *
 * @throws where the costs have no common unit, or too many sums are possible; {@link simulate} then.
 */
export function costDistribution(tabular: Tabular, probabilities: Float64Array, cost = 0): CostDistribution {
  const { numStates, numActions, horizon, start, first, probability, nextState, costs } = tabular;
  checkChoices(modelOf(tabular), probabilities, undefined);
  const unit = commonUnit(costs[cost]);
  const steps = Int32Array.from(costs[cost], (x) => Math.round(x / unit));
  const width = horizon * steps.reduce((a, b) => Math.max(a, b), 0) + 1;
  checkMemory(numStates, width);
  const numPairs = numStates * numActions;
  const perStep = probabilities.length > numPairs ? numPairs : 0;
  const ended = new Float64Array(width);
  let [present, next] = [new Float64Array(numStates * width), new Float64Array(numStates * width)];
  for (let s = 0; s < numStates; s++) present[s * width] = start[s];
  let most = 0; // the greatest cost so far, in units

  for (let t = 0, reach = 0; t < horizon; t++, most = reach) {
    next.fill(0);
    for (let pair = 0; pair < numPairs; pair++) {
      const chance = probabilities[t * perStep + pair];
      if (chance === 0) continue;
      const from = Math.floor(pair / numActions) * width;
      for (let i = first[pair]; i < first[pair + 1]; i++) {
        const [to, shift] = nextState[i] < 0 ? [ended, steps[i]] : [next, nextState[i] * width + steps[i]];
        for (let units = 0; units <= most; units++) {
          const flow = present[from + units] * chance * probability[i];
          if (flow < NOTHING) continue;
          to[shift + units] += flow;
          reach = Math.max(reach, units + steps[i]);
        }
      }
    }
    [present, next] = [next, present];
  }
  for (let s = 0; s < numStates; s++)
    for (let units = 0; units <= most; units++) ended[units] += present[s * width + units];
  const possible = [...ended.keys()].filter((units) => ended[units] > 0);
  return {
    costs: Float64Array.from(possible, (units) => units * unit),
    probabilities: Float64Array.from(possible, (units) => ended[units]),
  };
}

/** P(cost of an episode > limit). */
export const probabilityAbove = ({ costs, probabilities }: CostDistribution, limit: number): number =>
  probabilities.reduce((sum, p, i) => (costs[i] > limit + ROUNDING * Math.max(1, limit) ? sum + p : sum), 0);

/** The mean of the worst `share` of all episodes, the one on the border counted in part: CVaR at 1 − share. */
export function tailMean({ costs, probabilities }: CostDistribution, share: number): number {
  let [left, sum] = [share, 0];
  for (let i = costs.length - 1; i >= 0 && left > 0; i--) {
    const part = Math.min(left, probabilities[i]);
    sum += part * costs[i];
    left -= part;
  }
  return sum / (share - left);
}

/** Probabilities below this are not followed any further. */
const NOTHING = 1e-40;
const ROUNDING = 1e-9;
const MOST_SUMS = 2 ** 24;

/** The greatest number that all costs are multiples of, by Euclid; 1 where nothing costs. */
function commonUnit(costs: Float64Array): number {
  const largest = costs.reduce((a, b) => Math.max(a, b), 0);
  let unit = largest;
  for (const cost of new Set(costs)) {
    if (cost < 0) throw new Error(`costDistribution: a cost is ${cost}; it must be 0 or above`);
    for (let rest = cost; rest > ROUNDING * largest;) [unit, rest] = [rest, unit % rest];
    if (unit < largest / 1e5) {
      throw new Error("costDistribution: the costs have no common unit of some size; simulate the policy instead");
    }
  }
  return largest > 0 ? largest / Math.round(largest / unit) : 1;
}

function checkMemory(numStates: number, width: number): void {
  if (numStates * width <= MOST_SUMS) return;
  const what = `${numStates} states with ${width} possible costs are beyond the ${MOST_SUMS} numbers kept for it`;
  throw new Error(`costDistribution: ${what}; simulate the policy instead`);
}
