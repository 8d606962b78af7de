import type { Entry } from "./entries.ts";

/** What is computed of an update and not sampled: the columns of `exactTraining` beside those that say which update it was. */
export const exactEntries: readonly Entry[] = [
  ["episodeReturn", "number", "reward / episode", "exact expected return of the stochastic policy after this update"],
  ["episodeCost", "number", "unit of the constraint", "its exact expected cost; NaN for a discounted constraint"],
  [
    "optimalityGap",
    "number",
    "reward / episode",
    "J⋆ − J, how far below the constrained optimum; negative where breaking a limit pays",
  ],
  ["violation", "number", "unit of the constraint", "exact expected cost less the limit; positive is bad"],
  [
    "multiplierError",
    "number",
    "reward / cost",
    "|λ − λ⋆|: natural multiplier against the one that an agent with this discount should end with",
  ],
  [
    "kktResidual",
    "number",
    "reward / episode, cost / episode",
    "the greatest over all constraints of max(0, violation), |λ · violation| and stationarity, which is what a best answer to λ would add to return less λ · cost, discounted as the agent does; 0 at a solution",
  ],
  [
    "dualityGap",
    "number",
    "reward / episode",
    "g(λ) − J with g(λ) = max over all policies of J − λ · violation, undiscounted: a policy within the limits is at most so far below the optimum",
  ],
];
