import { join } from "node:path";
import { readText } from "../experiments/files.ts";
import { findColumn, needColumn, parseCsv } from "./csv.ts";
import type { ImportFormat, LoggedUpdate } from "./loggedRun.ts";
import { leftNote } from "./notes.ts";
import { monitoredEpisodes, type Monitored } from "./monitor.ts";
import { runName } from "./runName.ts";

/**
 * The `progress.csv` of Stable-Baselines3's logger, a row per dump; a number that
 * was not recorded at one is blank. Returns are means over the last 100 episodes.
 * It knows no costs: they are taken from `rollout/ep_cost_mean` where a callback
 * wrote it, else from a monitor file beside it. The environment's id is the
 * monitor's, and the name of the algorithm that of the folder.
 *
 * DLR-RM/stable-baselines3 e05d2dbe: `common/logger.py` (CSVOutputFormat),
 * `common/on_policy_algorithm.py`, `ppo/ppo.py`
 */
export const stableBaselines3: ImportFormat = {
  name: "Stable-Baselines3",
  looksFor: "progress.csv with rollout/ep_rew_mean and time/total_timesteps",
  remark: "Stable-Baselines3 logs means over the last 100 episodes, so its curves lag behind its policies.",
  read({ folder, files }) {
    if (!files.includes("progress.csv")) return undefined;
    const path = join(folder, "progress.csv");
    const file = parseCsv(readText(path) ?? "", path);
    if (!file.names.some((name) => /^(rollout|time|train)\//.test(name))) return undefined;
    const step = needColumn(file, ["time/total_timesteps"]);
    const episodeReturn = needColumn(file, ["rollout/ep_rew_mean"]);
    const none = step.map(() => NaN);
    const column = (name: string) => findColumn(file, [name]) ?? none;
    const [length, cost, entropyLoss] = ["rollout/ep_len_mean", "rollout/ep_cost_mean", "train/entropy_loss"].map(
      column,
    );
    const others = Object.entries(lossColumns).flatMap(([name, theirs]) => {
      const values = findColumn(file, theirs);
      return values ? [[name, values] as const] : [];
    });
    const monitored = monitoredEpisodes({ folder, files });
    const updates = step.map((at, i): LoggedUpdate => ({
      step: at,
      numEpisodes: NaN,
      episodeReturn: episodeReturn[i],
      episodeLength: length[i],
      episodeCost: Number.isNaN(cost[i]) ? costBetween(monitored, step[i - 1] ?? 0, at) : cost[i],
      lagrangeMultiplier: NaN,
      losses: { ...Object.fromEntries(others.map(([name, values]) => [name, values[i]])), entropy: -entropyLoss[i] },
    }));
    const named = runName(folder);
    return {
      ...named,
      folder,
      env: monitored?.env || named.env,
      costLimit: NaN,
      settings: {},
      totalSteps: NaN,
      updates,
      notes: leftNote(path, file),
    };
  },
};

const lossColumns: Readonly<Record<string, readonly string[]>> = {
  policyLoss: ["train/policy_gradient_loss", "train/policy_loss", "train/actor_loss"],
  valueLoss: ["train/value_loss", "train/critic_loss"],
  approxKl: ["train/approx_kl"],
  clipFraction: ["train/clip_fraction"],
};

/** The mean cost of the episodes that ended in a stretch of training. */
function costBetween(monitored: Monitored | undefined, from: number, to: number): number {
  const costs = monitored?.episodes.filter(({ step }) => step > from && step <= to) ?? [];
  return costs.reduce((sum, { episodeCost }) => sum + episodeCost, 0) / costs.length;
}
