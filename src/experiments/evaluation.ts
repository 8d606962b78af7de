import type { Policy } from "../algorithms/algorithm.ts";
import type { Task } from "../env/task.ts";
import { evaluate, type Mode } from "../evaluate.ts";
import { evaluatePolicy } from "../exact/evaluatePolicy.ts";
import { gridMap } from "../exact/gridMap.ts";
import { greedyTable, policyTable } from "../exact/policyTable.ts";
import type { Run } from "./experiment.ts";
import { recordEpisode } from "./recording/recordEpisode.ts";
import { policyRecord } from "./mapRecord.ts";
import type { EvaluationRecord, ExactEvaluation, PolicyRecord } from "./record.ts";

/**
 * How a trained policy does in each mode: sampled, and exactly where the environment can be computed; and one episode
 * to look at, where there is something to see.
 */
export function evaluationOf({ task, seed, evaluationEpisodes }: Run, policy: Policy): EvaluationRecord {
  const sampled = (mode: Mode) => evaluate({ task, policy, mode, seed, numEpisodes: evaluationEpisodes });
  const [stochastic, deterministic] = modes.map((mode) => exactEvaluation(task, policy, mode));
  const onMap = policyOnMap(task, policy);
  const recording = recordEpisode(task.env, policy, seed);
  return {
    sampled: { stochastic: sampled("stochastic"), deterministic: sampled("deterministic") },
    ...(stochastic && deterministic && { exact: { stochastic, deterministic } }),
    ...(onMap && { policy: onMap }),
    ...(recording && { recording }),
  };
}

/** Both ways to ask a policy, in the order of the tables. */
export const modes: readonly Mode[] = ["stochastic", "deterministic"];

/** What to expect of an episode; undefined where the environment is too large to compute it. */
function exactEvaluation({ env }: Task, policy: Policy, mode: Mode): ExactEvaluation | undefined {
  if (!env.exact) return undefined;
  const { tabular } = env.exact;
  const table =
    mode === "stochastic"
      ? policyTable(tabular, policy, env.actionSpace)
      : greedyTable(tabular, policy, env.actionSpace);
  return evaluatePolicy(tabular, table);
}

/** What a policy does on the map of its environment; undefined where there is none. */
function policyOnMap({ env }: Task, policy: Policy): PolicyRecord | undefined {
  const { tabular } = env.exact ?? {};
  if (!tabular || !gridMap(env, tabular)) return undefined;
  return policyRecord(tabular, policyTable(tabular, policy, env.actionSpace));
}
