import type { TaskRecord } from "../experiments/record.ts";

/**
 * Where an algorithm's multiplier has to settle: at the λ⋆ of the optimum that
 * it can see, which is the discounted one if its advantages are discounted.
 * Undefined where that is not known.
 */
export function expectedMultiplier({ optimum }: TaskRecord, recipe: unknown): number | undefined {
  if (!optimum) return undefined;
  const gamma = discountOf((recipe as { advantage?: unknown } | undefined)?.advantage);
  if (gamma === undefined || gamma === 1) return optimum.lagrangeMultiplier;
  return optimum.discountedMultiplier?.[String(gamma)];
}

/** The first setting called gamma, however deep. */
function discountOf(settings: unknown): number | undefined {
  if (settings === null || typeof settings !== "object") return undefined;
  for (const [key, value] of Object.entries(settings)) {
    const gamma = key === "gamma" && typeof value === "number" ? value : discountOf(value);
    if (gamma !== undefined) return gamma;
  }
  return undefined;
}
