import type { MapRecord } from "../../experiments/record.ts";
import type { RecordedPolicy } from "../../tables/policies.ts";
import { heading, type Block, type Figure, type Panel } from "../document.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { gridMap, SELDOM, UNLIKELY } from "../figures/gridMap.ts";
import { focusOf } from "../focus.ts";
import { enumeration, number, percent } from "../format.ts";
import type { Outcome } from "../outcomes.ts";
import { partedFigure } from "../parted.ts";
import { keeps } from "../summary.ts";

/** What is best on the map of a task, and what each variant learned to do there; nothing where there is no map. */
export function mapSection(evidence: Evidence, policies: readonly RecordedPolicy[], prefix: string): Block[] {
  const { task } = evidence;
  const ours = policies.filter((each) => each.task === task.name);
  if (!task.map || ours.length === 0) return [];
  const map = task.map;
  const learned = allSummaries(evidence).flatMap(({ outcome }) => {
    const panel = learnedPanel(evidence, map, outcome, ours);
    return panel ? [{ name: outcome.algorithm, panel }] : [];
  });
  const optimum = best(evidence, map);
  const signs = Object.entries(map.roles).filter(([, role]) => role !== "wall");
  const legend = (["hazard", "goal", "start", "tile"] as const).flatMap((role) => {
    const those = signs.flatMap(([sign, its]) => (its === role ? [sign] : []));
    return those.length > 0 ? [`${WORDS[role]}: ${those.join(", ")}`] : [];
  });
  const choice =
    evidence.seeds.length > 1
      ? " Of each variant, the seed whose return is the median of those that keep the limits is shown, or of all where none does."
      : "";
  const caption = `What policies do, and where they come. Shade: steps of an episode that are taken from a cell, full at one or more. Arrows: what is done there, the likelier the longer and the darker; left out below ${percent(UNLIKELY)}, and where an episode takes fewer than ${number(SELDOM, 2)} steps.${choice} Tiles: ${legend.join("; ")}; gray is wall. What the optimum does is a mean over the time of an episode, which it may see.`;
  const panels = [...optimum, ...learned.map(({ panel }) => panel)];
  const about = [...optimum.map(() => undefined), ...learned.map(({ name }) => name)];
  const figure: Figure = { kind: "figure", id: `${prefix}map`, layout: "multiples", caption, panels };
  return [heading(3, "On the map"), ...partedFigure(figure, about, focusOf(evidence))];
}

const WORDS = { hazard: "what costs", goal: "what pays", start: "the start", tile: "other" };

function best(evidence: Evidence, map: MapRecord): Panel[] {
  if (!map.optimum) return [];
  const { isFeasible, episodeReturn, episodeCosts } = map.optimum;
  const { task, scale } = evidence;
  const costs = costNames(task).map((name, k) => `${name} ${number(episodeCosts[k], scale.cost[k])}`);
  const sums = isFeasible ? ` ${number(episodeReturn, scale.return)}` : "";
  const title = `${isFeasible ? "the optimum" : "no policy keeps the limit; the closest"}${sums}${costs.length > 0 ? ` at ${enumeration(costs)}` : ""}`;
  return [{ title, alt: `Map of ${task.env} with ${title}.`, drawing: gridMap(map, map.optimum) }];
}

function learnedPanel(
  { task, scale, seeds }: Evidence,
  map: MapRecord,
  outcome: Outcome,
  policies: readonly RecordedPolicy[],
): Panel | undefined {
  const { algorithm, episodeReturn, episodeCost } = outcome;
  const known = [...seeds.keys()].filter(
    (i) =>
      Number.isFinite(episodeReturn[i])
      && policies.some((each) => each.algorithm === algorithm && each.seed === seeds[i]),
  );
  const kept = known.filter((i) => task.constraints.every(({ costLimit }, k) => keeps(episodeCost[k][i], costLimit)));
  const i = medianOf(kept.length > 0 ? kept : known, episodeReturn);
  if (i === undefined) return undefined;
  const { policy } = policies.find((each) => each.algorithm === algorithm && each.seed === seeds[i])!;
  const names = costNames(task);
  const costs = names.map((name, k) => `${name} ${number(episodeCost[k][i], scale.cost[k])}`);
  const at = costs.length > 0 ? ` at ${enumeration(costs)}` : "";
  const title = `${algorithm}, seed ${seeds[i]}: ${number(episodeReturn[i], scale.return)}${at}`;
  return { title, alt: `Map of ${task.env} with the final policy of ${title}.`, drawing: gridMap(map, policy) };
}

/** The index whose value is the median, the lower of two. */
function medianOf(indices: readonly number[], values: readonly number[]): number | undefined {
  const sorted = indices.toSorted((a, b) => values[a] - values[b] || a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
