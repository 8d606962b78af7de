import { costNamesOf } from "../env/defineEnv.ts";
import { limitsOf, type Task } from "../env/task.ts";
import { gridMap } from "../exact/gridMap.ts";
import { solve } from "../exact/solve.ts";
import type { Tabular } from "../exact/tabular.ts";
import { visits, type Choices } from "../exact/visits.ts";
import type { MapRecord, PolicyRecord } from "./record.ts";

/** The map of a task, where its states are the cells of one, with the best policy on it. */
export function mapRecord(task: Task): MapRecord | undefined {
  const { env, constraints } = task;
  const map = env.exact && gridMap(env, env.exact.tabular);
  if (!map) return undefined;
  const { tabular } = env.exact!;
  if (constraints.some(({ kind }) => kind !== "episodic")) return map;
  const { policy, feasible, episodeReturn, episodeCosts, closest } = solve(tabular, { limits: limitsOf(task) });
  const costs = closest ?? episodeCosts;
  return {
    ...map,
    optimum: {
      ...policyRecord(tabular, policy),
      isFeasible: feasible,
      episodeReturn,
      episodeCosts: constraints.map(({ cost }) => costs[costNamesOf(env).indexOf(cost)]),
    },
  };
}

/** What a policy does in each state, and how often it is there. */
export function policyRecord(tabular: Tabular, policy: Choices): PolicyRecord {
  const { numStates, numActions } = tabular;
  const pairs = visits(tabular, policy);
  const stays = new Float64Array(numStates);
  for (let pair = 0; pair < pairs.length; pair++) stays[Math.floor(pair / numActions)] += pairs[pair];
  const isStationary = policy instanceof Float64Array && policy.length === pairs.length;
  const shares = pairs.map((x, pair) => {
    const stay = stays[Math.floor(pair / numActions)];
    return stay > 0 ? x / stay : 0;
  });
  return { probabilities: Float32Array.from(isStationary ? policy : shares), visits: Float32Array.from(stays) };
}
