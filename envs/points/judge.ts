import { clamp } from "../../src/math/clamp.ts";
import type { Outcome } from "../../src/env/defineEnv.ts";
import { meter, type CostOptions, type CostPart } from "./costs.ts";
import type { Dialect } from "./dialects.ts";
import type { AnyWorld, WorldPlan } from "./world.ts";

/** What a task pays for and what it makes pay. */
export interface Rules {
  readonly costs: readonly CostPart[];
  /** Rewards lie within ±`maxReward`. */
  readonly maxReward: number;
  readonly goals?: Goals;
  /** What a step earns, apart from the bonus of 1 for a goal. */
  reward(world: AnyWorld): number;
}

/** Something to reach, time and again. */
export interface Goals {
  reached(world: AnyWorld): boolean;
  /** Sets the next goal, clear of everything; answers whether there was room for one. */
  renew(world: AnyWorld, plan: WorldPlan): boolean;
}

/** Says what a step brought, when all that moves has moved; then sets the next goal where one was reached. */
export type Judge = (world: AnyWorld) => Outcome;

/**
 * Makes the judge of a task, in the order of both suites: reward, cost, the timer of the buttons, the next goal.
 *
 * Source: `step`, https://github.com/PKU-Alignment/safety-gymnasium (builder.py)
 */
export function judgeOf(rules: Rules, plan: WorldPlan, dialect: Dialect, options: CostOptions): Judge {
  const { goals, maxReward } = rules;
  const bonusIsClipped = dialect.clipped === "withBonus";
  const charge = meter(rules.costs, goals !== undefined, options);

  return (world) => {
    const dense = rules.reward(world);
    const reached = goals?.reached(world) ?? false;
    const bonus = reached ? 1 : 0;
    const reward = bonusIsClipped
      ? clamp(dense + bonus, -maxReward, maxReward)
      : clamp(dense, -maxReward, maxReward) + bonus;
    const { cost, info } = charge(world, bonus);
    if (world.buttonsTimer > 0) world.buttonsTimer--;
    const terminated = reached && !goals!.renew(world, plan);
    return { reward, cost, terminated, info };
  };
}
