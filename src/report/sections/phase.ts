import { expectedMultiplier } from "../../experiments/expectedMultiplier.ts";
import type { Block, Figure } from "../document.ts";
import { costNames, lostNote, type Evidence } from "../evidence.ts";
import { phaseDrawer } from "../figures/phase.ts";
import { focusOf } from "../focus.ts";
import { number } from "../format.ts";
import { partedFigure } from "../parted.ts";
import { MAX_PATH_POINTS, phaseOf } from "../phases.ts";

/** How cost and its price chase one another: one phase portrait per variant and constraint. Nothing where no price moves. */
export function phaseFigures(evidence: Evidence, recipes: ReadonlyMap<string, unknown>, prefix: string): Block[] {
  const { task, journeys } = evidence;
  const names = costNames(task);
  const expected = expectedMultiplier(task, recipes.values().next().value);
  const drawn = task.constraints.flatMap(({ costLimit }, k) => {
    const phases = journeys.map(({ algorithm, constraints }) => ({ algorithm, ...phaseOf(constraints[k], costLimit) }));
    const isStill = phases.every(({ runs }) => runs.every((path) => path.every(([, multiplier]) => multiplier === 0)));
    if (isStill) return [];
    const draw = phaseDrawer(phases, { costName: names[k], expected });
    return phases.map((phase) => {
      const { algorithm, median } = phase;
      const title = names.length > 1 ? `${algorithm}, ${names[k]}` : algorithm;
      return { algorithm, panel: { title, alt: alt(algorithm, names[k], median), drawing: draw(phase) } };
    });
  });
  if (drawn.length === 0) return [];
  const settled = expected === undefined ? "" : ", and dotted green the value at which λ should settle";
  const caption = `Phase portraits: by how much the cost exceeds the limit (to the right) against the natural multiplier λ (upwards, by its square root). Thin: every seed; bold: the medians over seeds, from the hollow dot at the first updates to the filled one at the last. A path that spirals into the dashed line has settled; one that circles has not. Dashed orange: the limit${settled}. Long runs are averaged to ${MAX_PATH_POINTS} points, each over the updates that lead up to it.${lostNote(evidence)} All pictures share their scales, which leave out what is extreme.`;
  const panels = drawn.map(({ panel }) => panel);
  const figure: Figure = { kind: "figure", id: `${prefix}phase`, layout: "multiples", caption, panels };
  const about = drawn.map(({ algorithm }) => algorithm);
  return partedFigure(figure, about, focusOf(evidence));
}

function alt(algorithm: string, cost: string, median: readonly (readonly [number, number])[]): string {
  const end = median.at(-1);
  const where = end ? `ends ${number(end[0])} above the limit at λ = ${number(end[1])}` : "has no number";
  return `Phase portrait of ${algorithm}: the median path of ${cost} above the limit and λ ${where}.`;
}
