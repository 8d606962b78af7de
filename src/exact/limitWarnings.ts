import { costNamesOf } from "../env/defineEnv.ts";
import type { Constraint, Task } from "../env/task.ts";
import { costRange } from "./costRange.ts";
import type { Discounting } from "./discounting.ts";
import { solve } from "./solve.ts";

/**
 * What is wrong with the limits of a task, a sentence each: limits that no
 * policy can keep, and limits that hold nothing back. Empty where all is well,
 * or where the environment declares no table to compute it from. Limits on
 * rates are not looked into, and of limits in different units together only
 * whether each can be kept.
 */
export function limitWarnings({ env, constraints }: Task): string[] {
  if (!env.exact) return [];
  const { tabular } = env.exact;
  const names = costNamesOf(env);
  const summed = constraints.flatMap((constraint) => {
    const discounting = discountingOf(constraint);
    if (!discounting) return [];
    const cost = names.indexOf(constraint.cost);
    const { least, unconstrained } = costRange(tabular, { cost, ...discounting });
    const [from, to] = [least.episodeCosts[cost], unconstrained.episodeCosts[cost]];
    const range = to - from > ROUNDING ? `alone, limits between ${show(from)} and ${show(to)} bind` : "no limit binds";
    return [{ ...constraint, cost, name: `${constraint.cost} ≤ ${constraint.costLimit}`, discounting, from, range }];
  });

  const impossible = summed.filter(({ costLimit, from }) => costLimit < from - ROUNDING);
  if (impossible.length > 0) {
    return impossible.map(({ name, range }) => `${env.id}: ${name} cannot be kept, every policy costs more; ${range}`);
  }
  const units = new Set(constraints.map((constraint) => discountingOf(constraint)?.gamma ?? constraint.kind));
  if (units.size !== 1 || summed.length === 0) return [];
  const limits = names.map((_, k) => summed.find(({ cost }) => cost === k)?.costLimit ?? Infinity);
  const { closest, lagrangeMultipliers, episodeCosts } = solve(tabular, { limits, ...summed[0].discounting });
  if (closest) {
    const all = summed.map(({ name }) => name).join(" and ");
    const nearest = names.map((name, k) => `${name} ${show(closest[k])}`).join(", ");
    return [`${env.id}: no policy keeps ${all} at once; the closest is ${nearest}`];
  }
  return summed
    .filter(({ cost }) => lagrangeMultipliers[cost] === 0)
    .map(({ cost, name, range }) => {
      return `${env.id}: ${name} holds nothing back, the best policy costs ${show(episodeCosts[cost])}; ${range}`;
    });
}

/** How a kind of constraint sums, undefined for rates. */
function discountingOf({ kind, gamma }: Constraint): Discounting | undefined {
  if (kind === "rate") return undefined;
  return kind === "discounted" ? { gamma } : {};
}

const ROUNDING = 1e-9;
const show = (x: number): string => String(Number(x.toPrecision(4)));
