import { derivedEntries } from "./derivedColumns.ts";
import { constraint, costLimit, run, type Entry } from "./entries.ts";
import { exactEntries } from "./exactColumns.ts";
import type { DerivedTableName, TableName } from "./results.ts";

/** One column of a results table. */
export interface Column {
  readonly table: TableName | DerivedTableName;
  readonly name: string;
  readonly type: "text" | "number";
  /** Empty where the value is a text. */
  readonly unit: string;
  readonly meaning: string;
}

const update: readonly Entry[] = [
  ...run,
  ["update", "number", "1", "which learning phase, from 1"],
  ["step", "number", "env steps", "environment steps so far, over all copies of the environment"],
];

const entries: Readonly<Record<TableName, readonly Entry[]>> = {
  runs: [
    ...run,
    ["status", "text", "", "done, or failed"],
    ["error", "text", "", "what a failed run ended with"],
    ["totalSteps", "number", "env steps", "how long the run was to train"],
    ["numUpdates", "number", "1", "how many learning phases there were"],
  ],
  training: [
    ...update,
    ["numEpisodes", "number", "1", "episodes that ended in this rollout"],
    [
      "episodeReturn",
      "number",
      "reward / episode",
      "mean undiscounted sum of rewards; of the last rollout in which an episode ended",
    ],
    ["episodeLength", "number", "env steps / episode", "mean length of the same episodes"],
  ],
  diagnostics: [
    ...update,
    ["name", "text", "", "a number that the environment reports of itself, such as goalsReached"],
    [
      "value",
      "number",
      "of the environment",
      "its sum over an episode; mean over the episodes that ended in this rollout",
    ],
  ],
  dual: [
    ...update,
    constraint,
    ["episodeCost", "number", "unit of the constraint", "J_C as the multiplier heard it"],
    costLimit,
    [
      "threshold",
      "number",
      "unit of the constraint",
      "what the multiplier aimed at; never above the limit where it is sound",
    ],
    ["violation", "number", "of the recipe", "what the multiplier heard; positive is bad"],
    [
      "lagrangeMultiplier",
      "number",
      "standardized reward / standardized cost",
      "the price of cost in the units of the transformed advantages",
    ],
    [
      "naturalMultiplier",
      "number",
      "reward / cost",
      "the same price in natural units, comparable with that of an optimum",
    ],
  ],
  losses: [
    ...update,
    ["policyLoss", "number", "advantage", "mean loss of the policy"],
    ["valueLoss", "number", "reward²", "mean loss of the reward critic"],
    ["costValueLoss", "number", "cost²", "mean loss of the cost critics; 0 where there are none"],
    ["entropy", "number", "nats", "mean entropy of the policy"],
    ["approxKl", "number", "nats", "mean of ρ − 1 − ln ρ with ρ = π/π_old: how far the update moved the policy"],
    ["clipFraction", "number", "1", "share of the samples whose slope the policy loss set to 0"],
    ["policyGradNorm", "number", "1", "mean norm of the policy's gradient before clipping"],
    ["numGradientSteps", "number", "1", "gradient steps in this update"],
  ],
  exactTraining: [...update, constraint, ...exactEntries],
  evaluation: [
    ...run,
    ["mode", "text", "", "stochastic: actions are drawn; deterministic: the most probable action is taken"],
    ["method", "text", "", "exact: computed; sampled: mean over episodes"],
    ["numEpisodes", "number", "1", "how many episodes; NaN where the method is exact"],
    constraint,
    ["episodeReturn", "number", "reward / episode", "expected undiscounted sum of rewards of the trained policy"],
    ["episodeLength", "number", "env steps / episode", "expected length of an episode"],
    ["episodeCost", "number", "unit of the constraint", "expected cost; NaN for a discounted constraint"],
    costLimit,
    [
      "violationProbability",
      "number",
      "1",
      "share of the sampled episodes that cost more than the limit; NaN where the method is exact or the constraint discounted",
    ],
  ],
  evaluationEpisodes: [
    ...run,
    ["mode", "text", "", "stochastic or deterministic"],
    [
      "episode",
      "number",
      "1",
      "which evaluated episode, from 0; the same one begins alike under every policy of a seed",
    ],
    constraint,
    ["episodeReturn", "number", "reward / episode", "undiscounted sum of rewards"],
    ["episodeLength", "number", "env steps / episode", "how many steps it took"],
    ["episodeCost", "number", "cost / episode", "undiscounted sum of costs, whatever the kind of the constraint"],
    ["longestCostSpell", "number", "env steps", "the most steps in a row that cost; NaN where it was not counted"],
  ],
};

/** The codebook: every column of every results table, in order. */
export const columns: readonly Column[] = Object.entries({ ...entries, ...derivedEntries }).flatMap(([table, list]) =>
  list.map(([name, type, unit, meaning]) => ({ table: table as Column["table"], name, type, unit, meaning })),
);

/** The columns of one table, in order. */
export const columnsOf = (table: Column["table"]): readonly Column[] =>
  columns.filter((column) => column.table === table);
