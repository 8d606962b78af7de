import { strong, type Inline } from "../document.ts";
import type { Evidence } from "../evidence.ts";
import { costNames } from "../evidence.ts";
import { count, estimate, number, percent } from "../format.ts";
import type { ConstraintSummary, Summary } from "../summary.ts";
import { reasonsFor } from "./reasons.ts";
import type { Finding } from "./verdict.ts";

/** Less than this, as a share of the optimum, is no distance. */
const NEAR = 0.0005;

/** Where the method ends, how far from the optimum, and whether it keeps its limits. */
export function methodFinding(evidence: Evidence): Finding {
  const { title, task, scale, method } = evidence;
  const name = strong(method.outcome.algorithm);
  if (method.numFinished === 0) return { text: [`On ${title} no run of `, name, " has a result."], tone: "bad" };
  const text: Inline[] = [`On ${title}, `, name, ` ends at return ${estimate(method.episodeReturn, scale.return)}`];
  if (method.gap !== undefined) {
    text.push(`, ${againstOptimum(method, number(task.optimum!.episodeReturn, scale.return))}`);
  }
  const names = costNames(task);
  for (const [k, summary] of method.constraints.entries()) {
    const cost = `${names[k]} ${estimate(summary.episodeCost, scale.cost[k])}`;
    const limit = number(summary.constraint.costLimit, scale.cost[k]);
    text.push(`${k === 0 ? ", at " : " and "}${cost} of at most ${limit} (${keeping(summary, method.numFinished)})`);
  }
  const stuck = method.constraints.find((summary) => summary.stuck);
  const least = task.frontier?.[0]?.[0] ?? 0;
  const isInfeasible = task.constraints.length === 1 && least > task.constraints[0].costLimit;
  if (isInfeasible) {
    text.push(
      `. The limit is infeasible: no policy can keep it, and the least possible cost is ${number(least, scale.cost[0])}`,
    );
  } else if (stuck) {
    text.push(
      `. The multiplier stands at ${number(stuck.lagrangeMultiplier, 0)} and the cost is still too high: the limit is infeasible, or training is stuck`,
    );
  }
  text.push(".");
  if (!isInfeasible) {
    text.push(...method.constraints.flatMap(({ violated }, k) => (violated ? reasonsFor(evidence, k) : [])));
  }
  return { text, tone: method.constraints.some(({ violated }) => violated) ? "bad" : "good" };
}

function againstOptimum({ gap = 0, constraints }: Summary, best: string): string {
  if (Math.abs(gap) < NEAR) return `at the exact constrained optimum of ${best}`;
  const distance = percent(Math.abs(gap), Math.abs(gap) < 0.1 ? 1 : 0);
  if (gap > 0) return `${distance} below the exact constrained optimum of ${best}`;
  const broken = constraints.some(({ violated }) => violated);
  const why = broken ? "for which it breaks the limit" : "as a cost within the tolerance allows";
  return `${distance} above the exact constrained optimum of ${best}, ${why}`;
}

function keeping({ violated, numKept }: ConstraintSummary, numFinished: number): string {
  const [many, verb] = violated ? [numFinished - numKept, "break"] : [numKept, "keep"];
  return `${many} of ${count(numFinished, "seed")} ${verb}${many === 1 ? "s" : ""} the limit`;
}
