import type { DualMetrics } from "../algorithms/algorithm.ts";
import { costNamesOf } from "../env/defineEnv.ts";
import { limitsOf } from "../env/task.ts";
import type { Discounting } from "../exact/discounting.ts";
import { dualFunction, stationarityResidual } from "../exact/lagrangian.ts";
import { policyTable } from "../exact/policyTable.ts";
import { evaluatePolicy } from "../exact/evaluatePolicy.ts";
import type { Tabular } from "../exact/tabular.ts";
import type { UpdateRow } from "../train.ts";
import type { Run } from "./experiment.ts";
import { agentDiscount } from "./expectedMultiplier.ts";
import type { ExactUpdate } from "./record.ts";
import type { RunSettings } from "./settingsOf.ts";

/** Beyond this many states, looking for the best answer to a price would take a noticeable share of a run. */
const MOST_STATES = 1000;

/**
 * What an update led to, computed: the value of its policy, and what is left
 * of the conditions of a saddle point at its multipliers. Undefined where the
 * environment is too large to compute anything.
 *
 * Each answer is found from scratch, so that a run that was resumed logs the same bits.
 */
export function exactUpdate(
  { task }: Pick<Run, "task">,
  { algorithm }: Pick<RunSettings, "algorithm">,
  { agent, dual }: Pick<UpdateRow, "agent" | "dual">,
): ExactUpdate | undefined {
  const { env, constraints } = task;
  if (!env.exact) return undefined;
  const { tabular } = env.exact;
  const policy = policyTable(tabular, agent.policy, env.actionSpace);
  const value = evaluatePolicy(tabular, policy);
  const lagrangeMultipliers = costNamesOf(env).map((name) => priceOf(name, dual));
  const isPriced = constraints.every(({ kind }) => kind === "episodic") && lagrangeMultipliers.every(Number.isFinite);
  const discounting = discountingOf(tabular, agentDiscount(algorithm));
  if (!isPriced || !discounting || tabular.numStates > MOST_STATES) return value;
  return {
    ...value,
    stationarity: stationarityResidual(tabular, policy, lagrangeMultipliers, discounting),
    dualBound: dualFunction(tabular, { lagrangeMultipliers, limits: limitsOf(task) }),
  };
}

const priceOf = (name: string, dual: readonly DualMetrics[]): number =>
  dual.find(({ constraint }) => constraint === name)?.naturalMultiplier ?? 0;

/** The problem that an agent solves; undefined where there is none, or it cannot be computed. */
function discountingOf({ endsWithTime }: Tabular, gamma: number | undefined): Discounting | undefined {
  if (gamma === 1) return {};
  return gamma === undefined || endsWithTime ? undefined : { gamma };
}
