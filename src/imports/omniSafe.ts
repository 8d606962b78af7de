import { join } from "node:path";
import { readText } from "../experiments/files.ts";
import { findColumn, needColumn, parseCsv, type CsvFile } from "./csv.ts";
import type { ImportFormat, LoggedRun, LoggedUpdate } from "./loggedRun.ts";
import { leftNote } from "./notes.ts";
import { runName } from "./runName.ts";

/**
 * What OmniSafe leaves in `runs/<algorithm>-{<env>}/seed-000-<time>`: `progress.csv`,
 * a row per epoch, and `config.json`. Returns, costs and lengths are means over
 * the last episodes, 100 of them unless `window_lens` says otherwise.
 *
 * PKU-Alignment/omnisafe 15603dd7: `omnisafe/common/logger.py`,
 * `omnisafe/algorithms/algo_wrapper.py`, `omnisafe/algorithms/on_policy/base/policy_gradient.py`
 */
export const omniSafe: ImportFormat = {
  name: "OmniSafe",
  looksFor: "progress.csv with Metrics/EpRet and TotalEnvSteps",
  remark: "OmniSafe logs means over the last 100 episodes, so its curves lag behind its policies.",
  read({ folder, files }) {
    const file = progress({ folder, files }, "TotalEnvSteps");
    if (!file) return undefined;
    const config = configOf(folder) as Config;
    const { algo = runName(folder).algorithm, env_id: env = "", seed, train_cfgs, ...rest } = config;
    const { exp_name: _name, exp_increment_cfgs: _twice, logger_cfgs: _log, ...settings } = rest;
    return {
      ...runOf(file, folder, "TotalEnvSteps"),
      algorithm: algo,
      env,
      seed: seed ?? runName(folder).seed,
      costLimit: settings.lagrange_cfgs?.cost_limit ?? settings.algo_cfgs?.cost_limit ?? NaN,
      settings: { ...settings, vector_env_nums: train_cfgs?.vector_env_nums },
      totalSteps: train_cfgs?.total_steps ?? NaN,
    };
  },
};

interface Config {
  readonly algo?: string;
  readonly env_id?: string;
  readonly seed?: number;
  readonly train_cfgs?: { readonly total_steps?: number; readonly vector_env_nums?: number };
  readonly algo_cfgs?: { readonly cost_limit?: number };
  readonly lagrange_cfgs?: { readonly cost_limit?: number };
  readonly [other: string]: unknown;
}

/**
 * What `config.json` says, empty where there is none.
 *
 * @throws where it is not JSON.
 */
export function configOf(folder: string): object {
  const path = join(folder, "config.json");
  try {
    return JSON.parse(readText(path) ?? "{}") as object;
  } catch (error) {
    throw new Error(`${path}: is not JSON; mend it, or take it away to read the rest`, { cause: error });
  }
}

/** The `progress.csv` of a run that counts its steps in a column; undefined where there is none. */
export function progress({ folder, files }: { folder: string; files: readonly string[] }, steps: string) {
  if (!files.includes("progress.csv")) return undefined;
  const path = join(folder, "progress.csv");
  const file = parseCsv(readText(path) ?? "", path);
  const isOfFamily = file.names.some((name) => name.startsWith("Metrics/")) || file.names.includes(steps);
  const other = { TotalEnvSteps: "Train/TotalSteps", "Train/TotalSteps": "TotalEnvSteps" }[steps];
  return isOfFamily && !(other && file.names.includes(other)) ? file : undefined;
}

/** What the columns say that OmniSafe and SafePO have in common. */
export function runOf(file: CsvFile, folder: string, steps: string): Pick<LoggedRun, "folder" | "updates" | "notes"> {
  const step = needColumn(file, [steps]);
  const episodeReturn = needColumn(file, ["Metrics/EpRet"]);
  const none = step.map(() => NaN);
  const column = (...names: string[]) => findColumn(file, names) ?? none;
  const episodeCost = column("Metrics/EpCost");
  const episodeLength = column("Metrics/EpLen");
  const multiplier = column("Metrics/LagrangeMultiplier", "Train/LagragianMultiplier", "Train/LagrangianMultiplier");
  const losses = Object.entries(lossColumns).flatMap(([name, theirs]) => {
    const values = findColumn(file, theirs);
    return values ? [[name, values] as const] : [];
  });
  const updates = step.map((at, i): LoggedUpdate => ({
    step: at,
    numEpisodes: NaN,
    episodeReturn: episodeReturn[i],
    episodeLength: episodeLength[i],
    episodeCost: episodeCost[i],
    lagrangeMultiplier: multiplier[i],
    losses: Object.fromEntries(losses.map(([name, values]) => [name, values[i]])),
  }));
  return { folder, updates, notes: leftNote(file.path, file) };
}

const lossColumns: Readonly<Record<string, readonly string[]>> = {
  policyLoss: ["Loss/Loss_pi", "Loss/Loss_actor"],
  valueLoss: ["Loss/Loss_reward_critic"],
  costValueLoss: ["Loss/Loss_cost_critic"],
  entropy: ["Train/Entropy"],
  approxKl: ["Train/KL"],
};
