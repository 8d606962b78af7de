import type { Tabular } from "./tabular.ts";

/** Probabilities may miss 1 by this much. */
const SLACK = 1e-9;

/** @throws where a table contradicts itself: lengths, states that are not there, probabilities that do not sum to 1. */
export function checkTabular(tabular: Tabular): void {
  const { numStates, numActions, horizon, start, first, probability, nextState, reward, costs } = tabular;
  const numPairs = numStates * numActions;
  const refuse = (what: string, rule: string): never => {
    throw new Error(`table: ${what}; ${rule}`);
  };
  if (!(Number.isInteger(horizon) && horizon > 0)) refuse(`horizon is ${horizon}`, "it must be a whole number above 0");
  if (first.length !== numPairs + 1 || first[0] !== 0) {
    refuse(
      `first has ${first.length} entries`,
      `it must begin with 0 and have ${numPairs + 1}, one per pair and one more`,
    );
  }
  const numTransitions = first[numPairs];
  const named = [...costs.entries()].map(([k, cost]): [string, Float64Array] => [`costs[${k}]`, cost]);
  for (const [name, x] of [
    ["probability", probability],
    ["nextState", nextState],
    ["reward", reward],
    ...named,
  ] as const) {
    if (x.length < numTransitions) refuse(`${name} has ${x.length} entries`, `first speaks of ${numTransitions}`);
    const odd = x.findIndex((value: number) => !Number.isFinite(value));
    if (odd !== -1) refuse(`${name}[${odd}] is ${x[odd]}`, "it must be a finite number");
  }
  const stray = nextState.findIndex((next) => next < -1 || next >= numStates);
  if (stray !== -1) refuse(`nextState[${stray}] is ${nextState[stray]}`, `it must be −1 or a state below ${numStates}`);
  if (start.length !== numStates)
    refuse(`start has ${start.length} entries`, `it must have one per state, ${numStates}`);
  checkSum("start", start, 0, numStates, refuse);
  for (let pair = 0; pair < numPairs; pair++) {
    const [state, action] = [Math.floor(pair / numActions), pair % numActions];
    checkSum(`state ${state}, action ${action}`, probability, first[pair], first[pair + 1], refuse);
  }
}

function checkSum(
  where: string,
  x: Float64Array,
  from: number,
  to: number,
  refuse: (what: string, rule: string) => never,
): void {
  let sum = 0;
  for (let i = from; i < to; i++) {
    if (x[i] < 0) refuse(`${where} has probability ${x[i]}`, "it must be 0 or above");
    sum += x[i];
  }
  if (!(Math.abs(sum - 1) < SLACK)) refuse(`the probabilities of ${where} sum to ${sum}`, "they must sum to 1");
}
