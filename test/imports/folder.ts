import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Writes files to a new folder, and answers where that is. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), "saddle-imports-"));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** What OmniSafe 0.5 writes for one run on SafetyPointGoal1-v0, cut down to a few columns. */
export const omniSafeRun = (algorithm: string, seed: number, rows: readonly string[], costLimit?: number) => {
  const folder = `${algorithm}-{SafetyPointGoal1-v0}/seed-${String(seed).padStart(3, "0")}-2024-05-01-10-00-0${seed}`;
  const multiplier = costLimit === undefined ? "" : ",Metrics/LagrangeMultiplier,Metrics/LagrangeMultiplier/Min";
  const config = {
    seed,
    train_cfgs: { device: "cpu", total_steps: 40000, vector_env_nums: 1, epochs: 2 },
    algo_cfgs: { steps_per_epoch: 20000, update_iters: 40, gamma: 0.99, lam: 0.95, clip: 0.2 },
    logger_cfgs: { window_lens: 100 },
    model_cfgs: { actor: { hidden_sizes: [64, 64], activation: "tanh", lr: 0.0003 }, critic: { lr: 0.0003 } },
    ...(costLimit !== undefined && { lagrange_cfgs: { cost_limit: costLimit, lambda_lr: 0.035 } }),
    exp_increment_cfgs: { seed },
    exp_name: `${algorithm}-{SafetyPointGoal1-v0}`,
    env_id: "SafetyPointGoal1-v0",
    algo: algorithm,
  };
  return {
    [`${folder}/progress.csv`]: [
      `Metrics/EpRet,Metrics/EpCost,Metrics/EpLen,Train/Epoch,TotalEnvSteps,Loss/Loss_pi,Train/KL${multiplier}`,
      ...rows,
      "",
    ].join("\n"),
    [`${folder}/config.json`]: JSON.stringify(config, undefined, 4),
    // OmniSafe's own event files lie within; the run is not to be read twice.
    [`${folder}/tb/events.out.tfevents.1714557600.host.1.0`]: "",
  };
};
