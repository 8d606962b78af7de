import { readFileSync } from "node:fs";

type Numbers = readonly number[];

/** What the techniques answer, computed in NumPy from their definitions and by no code of ours. */
export interface AlgoGolden {
  /** One trajectory of 12 steps; `end` is 0 where running, 1 where terminated, 2 where truncated. */
  readonly gae: Record<
    | "reward"
    | "cost"
    | "value"
    | "next_value"
    | "end"
    | "adv"
    | "lambda_return"
    | "adv_cost_same_values"
    | "nstep5_return"
    | "mix_return"
    | "adv_lambda0"
    | "adv_lambda1",
    Numbers
  > & { readonly gamma: number; readonly lambda: number };
  readonly vtrace: Record<"rho" | "vs" | "pg_adv_without_rho", Numbers>;
  readonly symlog: readonly { readonly x: number; readonly y: number }[];
  readonly symlog_sign_flip: { readonly advantages: Numbers; readonly mean: number; readonly mean_symlog: number };
  readonly combine: { readonly lambda_tilde: number; readonly adv: Numbers };
  readonly multiplier: Record<
    | "J_C"
    | "sgd_lr0.05"
    | "adam_lr0.035_l0_0.001 (omnisafe/torch Adam)"
    | "pid_2_0.2_1_errByMax"
    | "literal_normalised_lr0.05"
    | "sound_normalised_lr0.05"
    | "sgd_lr0.05_linear_cooling_total10"
    | "sgd_lr0.05_cooling_floor0.1_total10",
    Numbers
  > & { readonly limit: number };
  readonly threshold: Record<"J_C" | "literal" | "bounded", Numbers>
    & Record<"user_limit" | "literal_after_100_safe_iterations" | "literal_after_100_iterations_at_cost_6", number>;
  readonly prioritised: Record<"priority" | "P" | "is_weight", Numbers> & { readonly eta: number };
  readonly "ppo_clip_0.2": readonly Record<"ratio" | "adv" | "loss" | "dloss_dlogp", number>[];
  readonly "value_clip_0.2": readonly Record<"v" | "old" | "target" | "loss_half_max", number>[];
}

export const golden: AlgoGolden = JSON.parse(readFileSync(new URL("./algo_golden.json", import.meta.url), "utf8"));
