import type { ImportFormat } from "./loggedRun.ts";
import { configOf, progress, runOf } from "./omniSafe.ts";
import { runName } from "./runName.ts";

/**
 * What SafePO leaves in `runs/<experiment>/<task>/<algorithm>/seed-000-<time>`:
 * `progress.csv`, a row per epoch, and a flat `config.json`. Returns, costs and
 * lengths are means over the last 50 episodes.
 *
 * PKU-Alignment/Safe-Policy-Optimization 8d0fa76: `safepo/common/logger.py`,
 * `safepo/single_agent/ppo_lag.py`, `safepo/utils/config.py`
 */
export const safePo: ImportFormat = {
  name: "SafePO",
  looksFor: "progress.csv with Metrics/EpRet and Train/TotalSteps",
  remark: "SafePO logs means over the last 50 episodes, so its curves lag behind its policies.",
  read({ folder, files }) {
    const file = progress({ folder, files }, "Train/TotalSteps");
    if (!file) return undefined;
    const config = configOf(folder) as Config;
    const { task = "", seed, cost_limit: costLimit = NaN, total_steps: totalSteps = NaN, ...rest } = config;
    const {
      exp_name: _name,
      log_dir: _folder,
      device: _device,
      device_id: _id,
      experiment: _group,
      ...settings
    } = rest;
    const named = runName(folder);
    return {
      ...runOf(file, folder, "Train/TotalSteps"),
      algorithm: named.algorithm,
      env: task || named.env,
      seed: seed ?? named.seed,
      costLimit,
      settings,
      totalSteps,
    };
  },
};

interface Config {
  readonly task?: string;
  readonly seed?: number;
  readonly cost_limit?: number;
  readonly total_steps?: number;
  readonly [other: string]: unknown;
}
