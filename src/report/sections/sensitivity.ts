import type { SweepRecord } from "../../experiments/record.ts";
import { heading, type Block, type Panel } from "../document.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { strips, type Strip, type StripPoint } from "../figures/strip.ts";
import { estimate, number } from "../format.ts";
import type { Summary } from "../summary.ts";

/** What turning one knob does to return and cost: a strip per sweep. Nothing where nothing was swept. */
export function sensitivitySection(evidence: Evidence, sweeps: readonly SweepRecord[], prefix: string): Block[] {
  if (sweeps.length === 0) return [];
  const { method } = evidence;
  const caption = `What turning a single number does, all else being equal. Small dots: final policies, one per seed; rings: their interquartile means with 95 % bootstrap intervals; filled: ${method.outcome.algorithm} as it is. Dashed: the limit. A run without a result is counted above its value. Values far apart stand on a logarithmic axis.`;
  const panels = sweeps.map((sweep) => panel(evidence, sweep));
  return [
    heading(3, "Sensitivity"),
    { kind: "figure", id: `${prefix}sensitivity`, layout: "multiples", caption, panels },
  ];
}

function panel(evidence: Evidence, { knob, points }: SweepRecord): Panel {
  const { task, scale, method } = evidence;
  const names = costNames(task);
  const summaries = new Map(allSummaries(evidence).map((summary) => [summary.outcome.algorithm, summary]));
  const along = (read: (summary: Summary) => Pick<StripPoint, "estimate" | "seeds">): StripPoint[] =>
    points.map(({ algorithm, value }) => ({
      knobValue: value,
      isMethod: algorithm === method.outcome.algorithm,
      ...read(summaries.get(algorithm)!),
    }));
  const returns: Strip = {
    title: "return",
    points: along(({ episodeReturn, outcome }) => ({ estimate: episodeReturn, seeds: outcome.episodeReturn })),
  };
  const costs = task.constraints.map(({ costLimit }, k): Strip => ({
    title: names[k],
    limit: costLimit,
    points: along(({ constraints, outcome }) => ({
      estimate: constraints[k].episodeCost,
      seeds: outcome.episodeCost[k],
    })),
  }));
  return {
    title: title(knob),
    alt: returns.points
      .map(({ knobValue, estimate: value }, i) => {
        const cost = costs.map((strip, k) => `, ${strip.title} ${estimate(strip.points[i].estimate, scale.cost[k])}`);
        return `${knob} ${number(knobValue)}: return ${estimate(value, scale.return)}${cost.join("")}`;
      })
      .join("; "),
    drawing: strips([returns, ...costs], knob.split(".").at(-1)!),
  };
}

/** Numbers that were turned as one are named once, by their places: "gamma of advantage, costAdvantage". */
function title(knob: string): string {
  const paths = knob.split(", ");
  if (paths.length === 1) return knob;
  const parents = paths.map((path) => path.split(".").slice(0, -1).join("."));
  return `${paths[0].split(".").at(-1)} of ${parents.join(", ")}`;
}
