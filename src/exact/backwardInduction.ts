import type { Model } from "./model.ts";

/** Two actions whose scores differ by less, relative to the score, are equally good. */
const TIE = 1e-12;

/**
 * The choices, an action for every step and state, with the greatest score
 * over a finite horizon; among those the ones with the greatest second score,
 * where there is one, and else the first.
 *
 *   Vₜ(s) = maxₐ w(s, a) + Σₛ′ P(s′|s, a) Vₜ₊₁(s′),  V at the horizon = 0
 *
 * `weights` is w, [numStates * numActions]; so is `second`. Answers
 * [horizon, numStates].
 */
export function backwardInduction(model: Model, weights: Float64Array, second?: Float64Array): Uint16Array {
  const { numStates, numActions, horizon, first, nextState, probability } = model;
  const actions = new Uint16Array(horizon * numStates);
  let [later, value] = [new Float64Array(numStates), new Float64Array(numStates)];
  let [secondLater, secondValue] = [new Float64Array(numStates), new Float64Array(numStates)];

  for (let t = horizon - 1; t >= 0; t--) {
    let pair = 0;
    let i = 0;
    for (let s = 0; s < numStates; s++) {
      let best = -Infinity;
      let chosen = pair;
      let slack = 0;
      for (const end = pair + numActions; pair < end; pair++) {
        let score = weights[pair];
        for (const last = first[pair + 1]; i < last; i++) score += probability[i] * later[nextState[i]];
        if (score > best + slack) {
          best = score;
          chosen = pair;
          slack = TIE * Math.max(1, Math.abs(score));
        } else if (second && score > best - slack) {
          const preferred = ahead(model, second, secondLater, pair) > ahead(model, second, secondLater, chosen);
          if (preferred) chosen = pair;
        }
      }
      value[s] = best;
      if (second) secondValue[s] = ahead(model, second, secondLater, chosen);
      actions[t * numStates + s] = chosen - s * numActions;
    }
    [later, value] = [value, later];
    [secondLater, secondValue] = [secondValue, secondLater];
  }
  return actions;
}

/** w(s, a) + Σₛ′ P(s′|s, a) V(s′), V being that of the next step. */
function ahead({ first, nextState, probability }: Model, w: Float64Array, later: Float64Array, pair: number): number {
  let sum = w[pair];
  for (let i = first[pair]; i < first[pair + 1]; i++) sum += probability[i] * later[nextState[i]];
  return sum;
}
