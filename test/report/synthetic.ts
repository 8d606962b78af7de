import { table, type ColumnTable } from "arquero";
import type { AlgorithmRecord, ExperimentRecord, TaskRecord } from "../../src/experiments/record.ts";
import { range } from "../../src/experiments/experiment.ts";
import { rng } from "../../src/math/rng.ts";
import { columnsOf } from "../../src/tables/columns.ts";
import { tableNames, type Results, type TableName } from "../../src/tables/results.ts";

type Row = Record<string, string | number | null>;

/** What a made-up variant ends at, and how it goes wrong. */
export interface MadeUp {
  readonly name: string;
  readonly episodeReturn: number;
  readonly episodeCost: number;
  /** Standard deviation between seeds. */
  readonly noise?: number;
  readonly lagrangeMultiplier?: number;
  /** Seeds that crash, and seeds that end in NaN. */
  readonly failed?: readonly number[];
  readonly nan?: readonly number[];
  readonly recipe?: object;
}

export const bridge: TaskRecord = {
  name: "BridgeSlip-v0 cost≤1.5",
  env: "BridgeSlip-v0",
  constraints: [{ cost: "cost", costLimit: 1.5, kind: "episodic", gamma: 0.99 }],
  optimum: {
    costLimit: 1.5,
    episodeReturn: 14.2938,
    episodeCost: 1.5,
    lagrangeMultiplier: 0.723,
    discountedMultiplier: { "0.99": 0.833 },
    deterministicReturn: 13.545,
  },
  frontier: [
    [0, -9.37],
    [0.0527, 8.708],
    [0.0644, 10.967],
    [0.2368, 13.22],
    [0.2854, 13.339],
    [0.4643, 13.545],
    [2.8867, 15.296],
  ],
};

export const method: MadeUp = { name: "ppoLagrangian", episodeReturn: 14.27, episodeCost: 1.49, noise: 0.02 };

/** Ends at these numbers in every seed. */
export const fixed = (
  name: string,
  episodeReturn: number,
  episodeCost: number,
  more: Partial<MadeUp> = {},
): MadeUp => ({
  name,
  episodeReturn,
  episodeCost,
  noise: 0,
  ...more,
});

const baseRecipe = {
  numEnvs: 16,
  numSteps: 128,
  hidden: [64, 64],
  advantage: { gae: { gamma: 0.99, gaeLambda: 0.95 } },
  multiplier: { pid: { proportional: 2, integral: 0.2, derivative: 1 } },
  policyLoss: { clippedSurrogate: { clipRange: 0.2 } },
};

export interface SyntheticOptions {
  readonly algorithms: readonly MadeUp[];
  readonly tasks?: readonly TaskRecord[];
  readonly seeds?: readonly number[];
  readonly numUpdates?: number;
}

/** Results of an experiment that never took place, so that every figure has something to show. */
export function synthetic({
  algorithms,
  tasks = [bridge],
  seeds = range(5),
  numUpdates = 50,
}: SyntheticOptions): Results {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<TableName, Row[]>;
  for (const task of tasks) {
    for (const madeUp of algorithms) for (const seed of seeds) addRun(rows, task, madeUp, seed, numUpdates);
  }
  const experiment: ExperimentRecord = {
    name: "bridge-ablation",
    question: "Which parts keep the agent off the bridge's edge, & which <do> nothing?",
    command: "npx saddle run experiments/bridgeAblation.ts",
    hash: "3f1c".repeat(16),
    version: "0.1.0",
    engine: "wasm",
    tasks,
    algorithms: algorithms.map(({ name, recipe }): AlgorithmRecord => ({
      name,
      recipe: { name, ...baseRecipe, ...recipe },
    })),
    seeds,
    totalSteps: numUpdates * 2048,
    evaluationEpisodes: 40,
  };
  const toTable = (name: TableName): ColumnTable =>
    table(columnsOf(name).map((column) => [column.name, rows[name].map((row) => row[column.name] ?? null)]));
  return {
    experiment,
    tables: Object.fromEntries(tableNames.map((name) => [name, toTable(name)])) as Record<TableName, ColumnTable>,
  };
}

/** The rows of a table. */
export const tableOf = ({ tables }: Results, name: TableName) => tables[name].objects({ limit: Infinity }) as Row[];

function addRun(
  rows: Record<TableName, Row[]>,
  task: TaskRecord,
  madeUp: MadeUp,
  seed: number,
  numUpdates: number,
): void {
  const { name: algorithm, noise = 0.02, lagrangeMultiplier = 0.84 } = madeUp;
  const run = { task: task.name, algorithm, seed };
  const random = rng(`${task.name}/${algorithm}/${seed}`);
  const isFailed = madeUp.failed?.includes(seed) ?? false;
  const isNan = madeUp.nan?.includes(seed) ?? false;
  rows.runs.push({
    ...run,
    status: isFailed ? "failed" : "done",
    error: isFailed ? "the policy diverged" : null,
    totalSteps: numUpdates * 2048,
    numUpdates,
  });
  const endReturn = madeUp.episodeReturn + noise * random.normal();
  const endCosts = task.constraints.map(() => madeUp.episodeCost + 2 * noise * random.normal());
  const isExact = task.optimum !== undefined;
  for (let update = 1; update <= numUpdates; update++) {
    if (isFailed && update > 0.6 * numUpdates) break;
    const broken = isNan && update > 0.7 * numUpdates;
    const late = 1 - Math.exp((-7 * update) / numUpdates);
    const wobble = (size: number) =>
      broken ? NaN : size * random.normal() * (0.1 + Math.exp((-6 * update) / numUpdates));
    const episodeReturn = -24 + (endReturn + 24) * late + wobble(1);
    const at = { ...run, update, step: update * 2048 };
    rows.losses.push({ ...at, numGradientSteps: 320 });
    rows.training.push({ ...at, numEpisodes: 80, episodeReturn: episodeReturn + wobble(1), episodeLength: 12 });
    if (task.constraints.length === 0 && isExact)
      rows.exactTraining.push({ ...at, constraint: "", episodeReturn, episodeCost: NaN });
    for (const [k, { cost: constraint, costLimit }] of task.constraints.entries()) {
      const episodeCost = Math.max(0, 6 + (endCosts[k] - 6) * late + wobble(0.6));
      const naturalMultiplier = lagrangeMultiplier * late + Math.abs(wobble(0.3));
      rows.dual.push({
        ...at,
        constraint,
        episodeCost,
        costLimit,
        threshold: costLimit,
        violation: 0,
        lagrangeMultiplier,
        naturalMultiplier,
      });
      if (isExact) rows.exactTraining.push({ ...at, constraint, episodeReturn, episodeCost });
    }
  }
  if (isFailed) return;
  for (const mode of ["stochastic", "deterministic"]) {
    const shift = mode === "stochastic" ? 0 : -0.7;
    const value = { ...run, mode, episodeReturn: isNan ? NaN : endReturn + shift, episodeLength: 12, numEpisodes: 40 };
    const constraints = task.constraints.length > 0 ? task.constraints : [undefined];
    for (const [k, constraint] of constraints.entries()) {
      const episodeCost = isNan || !constraint ? NaN : endCosts[k] + shift;
      const row = {
        ...value,
        constraint: constraint?.cost ?? "",
        costLimit: constraint?.costLimit ?? NaN,
        episodeCost,
      };
      if (isExact) rows.evaluation.push({ ...row, method: "exact", violationProbability: NaN });
      rows.evaluation.push({
        ...row,
        method: "sampled",
        episodeReturn: row.episodeReturn + 0.1,
        violationProbability: 0.3,
      });
      for (let episode = 0; episode < 40; episode++) {
        rows.evaluationEpisodes.push({
          ...row,
          episode,
          episodeCost: Math.round(Math.max(0, episodeCost + random.normal())),
          longestCostSpell: episode % 3,
        });
      }
    }
  }
}

/** An ablation with everything in it: 22 variants that do nothing, hurt, help, break the limit, crash and end in NaN. */
export const ablation: readonly MadeUp[] = [
  method,
  {
    name: "without the multiplier",
    episodeReturn: 15.29,
    episodeCost: 2.89,
    noise: 0.01,
    lagrangeMultiplier: 0,
    recipe: { multiplier: { constant: { value: 0 } } },
  },
  {
    name: "literal adaptive threshold",
    episodeReturn: 12.2,
    episodeCost: 0.7,
    noise: 0.3,
    recipe: { threshold: { adaptiveLiteral: {} } },
  },
  {
    name: "literal prioritized replay",
    episodeReturn: -40,
    episodeCost: 30,
    noise: 12,
    lagrangeMultiplier: 60,
    recipe: { sampler: { prioritizedLiteral: { fraction: 1 } } },
  },
  { name: "without symlog", episodeReturn: 14.27, episodeCost: 1.5, recipe: { advantageTransform: { asIs: {} } } },
  {
    name: "without KL stopping",
    episodeReturn: 14.26,
    episodeCost: 1.5,
    nan: [3],
    recipe: { stopping: { never: {} } },
  },
  {
    name: "raw violation",
    episodeReturn: 13.6,
    episodeCost: 1.3,
    noise: 0.25,
    failed: [1],
    recipe: { violation: { absolute: {} } },
  },
  {
    name: "0.95 d margin",
    episodeReturn: 14.19,
    episodeCost: 1.4,
    noise: 0.01,
    recipe: { threshold: { margin: { factor: 0.95 } } },
  },
  ...range(14).map((i) => ({
    name: [
      "clipped value loss",
      "cost GAE λ = 0",
      "cost GAE λ = 1",
      "5-step mix",
      "V-trace, three old rollouts",
      "no entropy bonus",
      "no annealing",
      "multiplier cooling",
      "integral only",
      "batches of 256",
      "clip range 0.1",
      "clip range 0.3",
      "gradient norm 1",
      "relative violation, unclipped",
    ][i],
    episodeReturn: 14.26 + 0.004 * (i % 5),
    episodeCost: 1.47 + 0.01 * (i % 4),
    recipe: { policyLoss: { clippedSurrogate: { clipRange: 0.1 + 0.01 * i } } },
  })),
];
