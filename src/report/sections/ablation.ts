import type { Figure } from "../document.ts";
import { costNames, type Evidence } from "../evidence.ts";
import { estimate, number, signed } from "../format.ts";
import { forest, type Branch } from "../figures/forest.ts";

/** What each change does to return and to cost, paired by seed. */
export function ablationFigure({ task, seeds, scale, method, variants }: Evidence, prefix: string): Figure {
  const panel = (what: string, decimals: number, branches: readonly Branch[]) => ({
    title: `Effect on ${what}`,
    alt: branches.map(({ name, effect }) => `${name}: ${estimate(effect, decimals, signed)}`).join("; "),
    drawing: forest(branches, decimals),
  });
  const names = costNames(task);
  const panels = [
    panel(
      "return",
      scale.return,
      variants.map(({ name, effect }) => ({ name, effect: effect.episodeReturn })),
    ),
    ...names.map((name, k) =>
      panel(
        `${name} (at most ${number(task.constraints[k].costLimit, scale.cost[k])})`,
        scale.cost[k],
        variants.map((variant) => ({ name: variant.name, effect: variant.effect.episodeCost[k] })),
      ),
    ),
  ];
  const isBeyond = panels.some(({ drawing }) => /[◀▶]/.test(drawing.svg));
  return {
    kind: "figure",
    id: `${prefix}ablation`,
    layout: "row",
    caption: `What each change does to the final policy, against ${method.outcome.algorithm}. ${caption(seeds.length, variants.length)}${isBeyond ? " An arrow: the effect lies beyond the plot." : ""}${names.length > 0 ? " To the right on a cost is costlier." : ""}`,
    panels,
  };
}

function caption(numSeeds: number, numVariants: number): string {
  if (numSeeds === 1) return "Differences between single runs of the same seed, which say nothing of chance.";
  const correction = numVariants > 1 ? ` after Holm's correction for all ${numVariants} variants` : "";
  return `Means of the differences between runs of the same seed, with 95 % bootstrap intervals. Filled: beyond chance at 5 % by a paired t-test${correction}.`;
}
