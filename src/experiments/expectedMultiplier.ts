import type { TaskRecord } from "./record.ts";

/**
 * Where an algorithm's multiplier has to settle: at the λ⋆ of the optimum that
 * it can see, which is the discounted one if its advantages are discounted.
 * Undefined where that is not known.
 */
export function expectedMultiplier({ optimum }: Pick<TaskRecord, "optimum">, recipe: unknown): number | undefined {
  if (!optimum) return undefined;
  const gamma = agentDiscount(recipe);
  if (gamma === undefined) return undefined;
  return gamma === 1 ? optimum.lagrangeMultiplier : optimum.discountedMultiplier?.[String(gamma)];
}

/**
 * The discount of the problem that an algorithm solves, by its settings: that
 * of its advantages. Undefined where it discounts reward and cost differently,
 * so that there is no one problem.
 */
export function agentDiscount(recipe: unknown): number | undefined {
  const { advantage, costAdvantage } = (recipe ?? {}) as { advantage?: unknown; costAdvantage?: unknown };
  const gamma = gammaWithin(advantage) ?? 1;
  return gamma === (gammaWithin(costAdvantage) ?? gamma) ? gamma : undefined;
}

/** The first setting called gamma, however deep. */
function gammaWithin(settings: unknown): number | undefined {
  if (settings === null || typeof settings !== "object") return undefined;
  for (const [key, value] of Object.entries(settings)) {
    const gamma = key === "gamma" && typeof value === "number" ? value : gammaWithin(value);
    if (gamma !== undefined) return gamma;
  }
  return undefined;
}
