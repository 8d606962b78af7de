import type { Analysis } from "../analysis.ts";
import type { Block, Cell, Column, Table } from "../document.ts";
import { costNames } from "../evidence.ts";
import { interval, NONE, number, percent, percents, pValue, signed } from "../format.ts";
import { MAX_ALL_PAIRS, type Comparison, type Pair } from "../pairwise.ts";

/** How every variant compares with the method, and folded away how all others compare with one another. */
export function pairwiseBlocks(evidence: Analysis): Block[] {
  const { pairs, variants, method } = evidence;
  const [against, others] = (["method", "others"] as const).map((name) =>
    pairs.filter(({ family }) => family === name),
  );
  if (against.length === 0) return [];
  const isCut = others.length === 0 && variants.length + 1 > MAX_ALL_PAIRS;
  const note = isCut ? ` With more than ${MAX_ALL_PAIRS} algorithms other pairs are not compared.` : "";
  return [
    table(evidence, against, `Every variant against ${method.outcome.algorithm}.${note}`),
    ...(others.length > 0
      ? [
          {
            kind: "fold" as const,
            summary: `The other ${others.length} pairs`,
            blocks: [table(evidence, others, "All other pairs.")],
          },
        ]
      : []),
  ];
}

function table(evidence: Analysis, pairs: readonly Pair[], what: string): Table {
  const { task, scale, seeds } = evidence;
  const names = costNames(task);
  const isAgainstMethod = pairs[0].family === "method";
  const columns: Column[] = [
    { title: isAgainstMethod ? "variant" : "pair", align: "left" },
    { title: "Δ return", detail: "paired by seed", align: "right" },
    { title: "p", detail: "Holm", align: "right" },
    { title: "more return", detail: "probability", align: "right" },
    ...names.flatMap((name): Column[] => [
      { title: `Δ ${name}`, detail: "paired by seed", align: "right" },
      { title: "p", detail: "Holm", align: "right" },
      { title: `less ${name}`, detail: "probability", align: "right" },
    ]),
  ];
  const rows = pairs.map(({ algorithm, other, episodeReturn, episodeCost }): Cell[] => [
    isAgainstMethod ? { text: algorithm } : { text: algorithm, detail: `against ${other}` },
    ...comparisonCells(episodeReturn, scale.return),
    ...episodeCost.flatMap((comparison, k) => comparisonCells(comparison, scale.cost[k])),
  ]);
  const least =
    seeds.length > 1 ? ` With ${seeds.length} seeds no p can be below ${number(2 ** (1 - seeds.length), 4)}.` : "";
  const caption = `${what} Δ: mean difference between runs of the same seed, with its 95 % bootstrap interval. p: paired permutation test, corrected for all rows of the table (Holm), for each quantity by itself.${least} Probability: that a run of the first does better than one of the other, whatever the seed; 50 % means no difference. A lost run has no difference, but loses against every other.`;
  return { kind: "table", caption, columns, rows };
}

function comparisonCells(
  { difference, numPairs, numMissing, adjusted, improvement }: Comparison,
  decimals: number,
): Cell[] {
  const missing = numMissing > 0 ? `, ${numPairs} of ${numPairs + numMissing} pairs` : "";
  return [
    { text: signed(difference.value, decimals), detail: `${interval(difference, decimals, signed)}${missing}` },
    { text: Number.isFinite(adjusted) ? pValue(adjusted).replace("p = ", "").replace("p < ", "< ") : NONE },
    {
      text: percent(improvement.value),
      detail: percents(improvement),
    },
  ];
}
