import { quantile } from "../../math/quantile.ts";
import { cvar } from "../../stats/cvar.ts";
import { costNames, roleOf, type Evidence } from "../evidence.ts";
import type { Figure, Panel } from "../document.ts";
import { lines, type Line } from "../figures/lines.ts";
import { number } from "../format.ts";
import type { Journey } from "../journeys.ts";
import { finite, sampledCosts } from "../outcomes.ts";

/** What lies behind the mean cost: how single episodes of the final policies fare, and what training piled up. */
export function costFigure(evidence: Evidence, prefix: string): Figure {
  const { task } = evidence;
  return {
    kind: "figure",
    id: `${prefix}costs`,
    layout: "row",
    caption: [...(task.constraints.some(({ kind }) => kind === "episodic") ? [SINGLE] : []), PILED_UP, INKS].join(" "),
    panels: task.constraints.flatMap(({ kind }, k) => [
      // A limit on a rate or on a discounted sum says nothing of a single episode's cost.
      ...(kind === "episodic" ? [distribution(evidence, k)] : []),
      accumulation(evidence, k),
    ]),
  };
}

const SINGLE =
  "How single episodes cost: the share of episodes of the final stochastic policies that cost at most so much, all seeds together; a policy that keeps the limit (dashed) in every episode reaches 1 there; triangles: the mean cost of their worst tenth (CVaR at 0.9).";
const PILED_UP =
  "Violation piled up: Σ max(0, cost − limit) over environment steps, medians over seeds; a line that is level violates no more, and a run that was lost keeps what it had piled up.";
const INKS =
  "Blue: the method; orange: variants that break the limit or lose return; gray: all others. What lies far off is cut.";

function distribution(evidence: Evidence, k: number): Panel {
  const { task, method, variants } = evidence;
  const name = costNames(task)[k];
  const { costLimit } = task.constraints[k];
  const all = [method, ...variants.map(({ summary }) => summary)].map(({ outcome }): Line => {
    const costs = sampledCosts(outcome, k).sort((a, b) => a - b);
    const rises = costs.flatMap((cost, i) => (cost === costs[i + 1] ? [] : [[cost, (i + 1) / costs.length] as const]));
    const { algorithm } = outcome;
    return { name: algorithm, role: roleOf(evidence, algorithm), points: [[0, 0], ...rises], mark: cvar(costs, 0.9) };
  });
  const high = reach(all.map(({ points }) => points.at(-1)![0]).concat(costLimit));
  const end = all.map((line) => ({
    ...line,
    points: [...line.points, [Math.max(high, line.points.at(-1)![0]), 1] as const],
  }));
  return {
    title: `How single episodes cost (${name})`,
    alt: `Empirical distribution of ${name} per episode for every variant, with the limit at ${number(costLimit)}.`,
    drawing: lines(end, {
      xTitle: `${name} of an episode`,
      yTitle: "share of episodes",
      x: [0, high],
      y: [0, 1],
      limit: costLimit,
      curve: "step-after",
    }),
  };
}

function accumulation(evidence: Evidence, k: number): Panel {
  const { task, journeys } = evidence;
  const name = costNames(task)[k];
  const { costLimit } = task.constraints[k];
  const all = journeys.map(({ algorithm, constraints }): Line => ({
    name: algorithm,
    role: roleOf(evidence, algorithm),
    points: piledUp(constraints[k], costLimit),
  }));
  const points = all.flatMap((line) => line.points);
  const end = Math.max(1, ...points.map(([step]) => step));
  const high = reach(all.map((line) => line.points.at(-1)?.[1] ?? NaN));
  return {
    title: `Violation piled up in training (${name})`,
    alt: `Cumulative violation of the limit on ${name} over environment steps, median over seeds, for every variant.`,
    drawing: lines(all, {
      xTitle: "environment steps",
      yTitle: `${name} above the limit × steps`,
      x: [0, end],
      y: [0, high],
      curve: "linear",
    }),
  };
}

/** How far an axis from 0 has to go for all lines to be seen but those that would flatten the rest, if not all lie flat. */
const reach = (ends: readonly number[]): number => {
  const known = finite(ends);
  const furthest = Math.max(0, ...known);
  return 1.06 * Math.min(furthest, 4 * quantile(known, 0.5) || furthest) || 1;
};

/**
 * The median over runs of the violation so far, at each step at which any run
 * has one. A run that was lost keeps what it had piled up: what was violated
 * is not undone.
 */
export function piledUp(runs: readonly Pick<Journey, "points">[], costLimit: number): [number, number][] {
  const sums = runs.map(({ points }) => {
    let sum = 0;
    let last = 0;
    return points.map(({ step, cost }): [number, number] => {
      sum += (Number.isNaN(cost) ? 0 : Math.max(0, cost - costLimit)) * (step - last);
      last = step;
      return [step, sum];
    });
  });
  const longest = sums.reduce((most, run) => (run.length > most.length ? run : most), []);
  return longest.map(([step], i) => [
    step,
    quantile(finite(sums.map((run) => (run[i] ?? run.at(-1))?.[1] ?? NaN)), 0.5),
  ]);
}
