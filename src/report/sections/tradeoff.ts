import type { Figure } from "../document.ts";
import { costNames, roleOf, type Evidence } from "../evidence.ts";
import type { Cloud } from "../figures/cloud.ts";
import { tradeoff } from "../figures/tradeoff.ts";
import { capitalized, enumeration, number } from "../format.ts";
import type { Outcome } from "../outcomes.ts";

/** Return against cost, one panel per constraint. */
export function tradeoffFigure(evidence: Evidence, prefix: string): Figure {
  const { task, scale, method, variants } = evidence;
  const names = costNames(task);
  const drawn = task.constraints.map(({ costLimit }, k) =>
    tradeoff(
      [cloud(evidence, method.outcome, k), ...variants.map(({ summary }) => cloud(evidence, summary.outcome, k))],
      { costName: names[k], costLimit, frontier: task.constraints.length === 1 ? task.frontier : undefined },
    ),
  );
  const outside = [...new Set(drawn.flatMap((panel) => panel.outside))];
  const far = outside.length > 0 ? ` Policies of ${enumeration(outside)} lie outside the plot.` : "";
  const marks = {
    method: `blue: ${method.outcome.algorithm}`,
    warned: "orange triangles: variants that break the limit or lose return",
    other: "gray: all others",
  };
  const isDrawn = (role: Cloud["role"]) => drawn.some(({ roles }) => roles.has(role));
  const legend = capitalized(
    (["method", "warned", "other"] as const)
      .filter(isDrawn)
      .map((role) => marks[role])
      .join("; "),
  );
  const frontier = task.frontier ? " Green line: the exact Pareto frontier, above which no policy can be." : "";
  return {
    kind: "figure",
    id: `${prefix}tradeoff`,
    layout: "row",
    caption: `Where every seed's final stochastic policy lies. ${legend}. Dashed: the limit.${frontier}${far}`,
    panels: drawn.map(({ drawing }, k) => ({
      title: `Return against ${names[k]}`,
      alt: `Return against ${names[k]}, with the limit at ${number(task.constraints[k].costLimit, scale.cost[k])}: one point per variant and seed, ${method.outcome.algorithm} at ${number(method.constraints[k].episodeCost.value, scale.cost[k])} and ${number(method.episodeReturn.value, scale.return)}.`,
      drawing,
    })),
  };
}

const cloud = (evidence: Evidence, { algorithm, episodeCost, episodeReturn }: Outcome, k: number): Cloud => ({
  name: algorithm,
  role: roleOf(evidence, algorithm),
  points: episodeReturn
    .map((value, i) => ({ seed: evidence.seeds[i], cost: episodeCost[k][i], episodeReturn: value }))
    .filter((point) => Number.isFinite(point.cost) && Number.isFinite(point.episodeReturn)),
});
