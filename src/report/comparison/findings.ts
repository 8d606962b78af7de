import type { List, Tone } from "../document.ts";
import { strong } from "../document.ts";
import { count, enumeration, estimate, number, signed } from "../format.ts";
import type { ComparedTask } from "./contenders.ts";
import type { Contrast, Difference } from "./contrasts.ts";
import { testDetail } from "./contrastsTable.ts";
import type { Finals } from "./finals.ts";
import { costTitles, type Decimals } from "./finalsTable.ts";

/** The answer in words: each contender against its like, and who breaks a limit. */
export function findings(
  task: ComparedTask,
  all: readonly Finals[],
  contrasts: readonly Contrast[],
  decimals: Decimals,
): List {
  const titles = costTitles(task);
  const first = all[0];
  const opening = `return ${estimate(first.middleReturn, decimals.return)}${titles.map((title, k) => `, ${title} ${estimate(first.middleCost[k], decimals.cost[k])}`).join("")}${breach(task, first, decimals)}.`;
  return {
    kind: "list",
    items: [
      { text: [strong(first.contender.name), `: ${opening}`], tone: toneOf(first) },
      ...contrasts.map((contrast) => ({
        text: [
          strong(contrast.finals.contender.name),
          " against ",
          strong(contrast.against.contender.name),
          `: ${compared(contrast, titles, decimals)}${breach(task, contrast.finals, decimals)}.`,
        ],
        tone: toneOf(contrast.finals),
      })),
    ],
  };
}

const toneOf = ({ violated }: Finals): Tone => (violated.some(Boolean) ? "bad" : "neutral");

function compared(contrast: Contrast, titles: readonly string[], decimals: Decimals): string {
  if (isTheSame(contrast)) return "the same numbers, seed by seed, to the last digit";
  const { episodeReturn, episodeCost } = contrast;
  const each = [
    said("return", episodeReturn, decimals.return),
    ...titles.map((title, k) => said(title, episodeCost[k], decimals.cost[k])),
  ];
  return each.join("; ");
}

/** Whether equal seeds gave equal numbers: the same settings and the same code. */
const isTheSame = ({ isPaired, finals, against }: Contrast): boolean => {
  const numbers = ({ contender: { seeds }, episodeReturn, episodeCost }: Finals) =>
    [...seeds.keys()]
      .sort((i, j) => seeds[i] - seeds[j])
      .map((i) => [episodeReturn[i], ...episodeCost.map((costs) => costs[i])].join());
  return isPaired && finals.numFinished > 0 && numbers(finals).join(";") === numbers(against).join(";");
};

/** "return +1.20 [0.90, 1.50], beyond chance (p = 0.003, MW p = 0.008)". */
function said(what: string, difference: Difference, decimals: number): string {
  if (!Number.isFinite(difference.value)) return `${what} cannot be compared: one of the two has none`;
  const tested = Number.isNaN(difference.adjusted)
    ? ", and too few runs, or too alike, to tell it from chance"
    : difference.shown
      ? `, beyond chance (${testDetail(difference)})`
      : difference.suggested
        ? `, which would be beyond chance if it were the only question (${testDetail(difference)})`
        : `: no difference that so many runs can show (${testDetail(difference)})`;
  return `${what} ${estimate(difference, decimals, signed)}${tested}`;
}

/** "; it breaks the limit: cost 30.1 of at most 25, in 4 of 5 runs". */
function breach({ constraints, ...task }: ComparedTask, finals: Finals, decimals: Decimals): string {
  const titles = costTitles({ constraints, ...task });
  const broken = constraints.flatMap(({ costLimit }, k) => {
    if (!finals.violated[k]) return [];
    const total = finals.episodeCost[k].filter(Number.isFinite).length;
    const value = number(finals.middleCost[k].value, decimals.cost[k]);
    return `${titles[k]} ${value} of at most ${number(costLimit, decimals.cost[k])}, in ${total - finals.numKept[k]} of ${count(total, "run")}`;
  });
  return broken.length > 0 ? `; it breaks the limit: ${enumeration(broken)}` : "";
}
