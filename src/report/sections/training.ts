import type { Block, Figure } from "../document.ts";
import { allSummaries, lostNote, type Evidence } from "../evidence.ts";
import { focusOf } from "../focus.ts";
import { expectedMultiplier } from "../../experiments/expectedMultiplier.ts";
import { historyDrawer, type Rule, type Track } from "../figures/history.ts";
import { partedFigure } from "../parted.ts";

/** The way there: return, costs and multipliers of every variant, one small picture each. */
export function trainingFigures(evidence: Evidence, recipes: ReadonlyMap<string, unknown>, prefix: string): Block[] {
  const { task, history, method } = evidence;
  const names = allSummaries(evidence).map(({ outcome }) => outcome.algorithm);
  const draw = historyDrawer(tracks(evidence, recipes), names);
  const isExact = history.episodeReturn.method === "exact";
  const how = isExact
    ? "Return and cost are exact values of the stochastic policy at that moment"
    : "Return and cost are means over the episodes of training";
  const rules = task.constraints.length > 0 ? " Dashed orange: the limit." : "";
  const optimum = Number.isFinite(task.optimum?.episodeReturn)
    ? " Dotted green: the exact optimum, for λ the value it should settle at."
    : "";
  const multiplier =
    task.constraints.length > 0 ? " λ is the natural multiplier, in reward per cost, by its square root." : "";
  const before = names.length > 1 ? `; gray: the median of ${names[0]}` : "";
  const figure: Figure = {
    kind: "figure",
    id: `${prefix}training`,
    layout: "multiples",
    caption: `Training, over environment steps. Thin: every seed; bold: their median; band: from the least to the greatest${before}. ${how}.${multiplier}${rules}${optimum}${lostNote(evidence)} All pictures share their scales, which leave out what is extreme.`,
    panels: names.map((name) => ({
      title: name,
      alt: `Training of ${name}: ${["return", ...method.constraints.map(({ constraint }) => constraint.cost)].join(", ")}${task.constraints.length > 0 ? " and multiplier" : ""} over environment steps, all seeds.`,
      drawing: draw(name),
    })),
  };
  return partedFigure(figure, names, focusOf(evidence));
}

function tracks({ task, history }: Evidence, recipes: ReadonlyMap<string, unknown>): Track[] {
  const optimum = (value: number | undefined): Rule[] =>
    value === undefined || !Number.isFinite(value) ? [] : [{ value, color: "optimum" }];
  const methodRecipe = recipes.values().next().value;
  return [
    {
      quantity: history.episodeReturn,
      rules: optimum(task.optimum?.episodeReturn),
      cut: [0.18, 0],
      scale: "linear",
      height: 104,
    },
    ...history.episodeCost.map((quantity, k): Track => ({
      quantity,
      rules: [
        { value: task.constraints[k].costLimit, color: "limit" },
        { value: 0, color: "rule" },
      ],
      cut: [0, 0.06],
      scale: "linear",
      height: 104,
    })),
    ...history.multiplier.map((quantity): Track => ({
      quantity,
      rules: [...optimum(expectedMultiplier(task, methodRecipe)), { value: 0, color: "rule" }],
      cut: [0, 0],
      scale: "sqrt",
      height: 64,
    })),
  ];
}
