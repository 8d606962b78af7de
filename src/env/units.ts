import type { Constraint, Task } from "./task.ts";

/**
 * A constraint in every unit that people state limits in, for the first line
 * of a run. The multiplier hears the unit of the constraint's kind; critics
 * discount with their own γ whatever the kind.
 *
 * With a whole episode of H steps and a cost that accrues evenly,
 *
 *   per step = d / H,   discounted = d (1 − γᴴ) / ((1 − γ) H).
 *
 * Where episodes end early, or cost comes in bursts, the three are different
 * constraints: a limit is to be compared in its own unit only.
 */
export function inUnits({ cost, costLimit, kind, gamma }: Constraint, { env }: Pick<Task, "env">): string {
  const steps = env.maxEpisodeSteps;
  const discounting = gamma < 1 ? (1 - gamma ** steps) / (1 - gamma) : steps;
  const perStep = costLimit / { episodic: steps, discounted: discounting, rate: 1 }[kind];
  const show = (x: number) => String(Number(x.toPrecision(3)));
  const units = {
    episodic: `${show(perStep * steps)} per episode`,
    rate: `${show(perStep)} per step`,
    discounted: `${show(perStep * discounting)} discounted at γ = ${gamma}`,
  };
  const others = Object.entries(units).filter(([name]) => name !== kind);
  const rest = others.map(([, text]) => text).join(", ");
  return `${cost}: at most ${units[kind]} (if it accrued evenly over ${steps} steps: ${rest})`;
}
