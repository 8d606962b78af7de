import { expect, it } from "vitest";
import { runName } from "../../src/imports/runName.ts";

it.each([
  ["CartPole-v1__ppo_lag__3__1700000000", "ppo_lag", "CartPole-v1", 3],
  ["PPOLag-{SafetyPointGoal1-v0}/seed-010-2023-04-14-00-42-56/tb", "PPOLag", "SafetyPointGoal1-v0", 10],
  ["SafetyPointGoal1-v0/ppo_lag/seed-000-2024-01-01-00-00-00", "ppo_lag", "SafetyPointGoal1-v0", 0],
  ["Bridge-v0-cost-1.5/PPO-Lagrangian/2", "PPO-Lagrangian", "Bridge-v0", 2],
  ["mine/sac/seed4", "sac", "", 4],
  ["mine/sac_seed4", "sac", "", 4],
  ["mine/sac-s4", "sac", "", 4],
  ["logs/PPO_3", "PPO", "", undefined],
  ["2024-05-01/12-30-00", "12-30-00", "", undefined],
  ["CartPole-v1/dqn", "dqn", "CartPole-v1", undefined],
])("%s — is a run of %s on %j with the seed %s", (path, algorithm, env, seed) => {
  expect(runName(`/data/${path}`)).toEqual({ algorithm, env, seed });
});
