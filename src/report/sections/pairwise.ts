import type { Analysis } from "../analysis.ts";
import { fold, heading, type Block, type Cell, type Column, type Table } from "../document.ts";
import { costNames } from "../evidence.ts";
import { focusOf } from "../focus.ts";
import { interval, NONE, number, percent, percents, pValue, signed } from "../format.ts";
import { partedTable } from "../parted.ts";
import { MAX_ALL_PAIRS, type Comparison, type Pair } from "../pairwise.ts";

/** How every variant compares with the method, and folded away how all others compare with one another. Nothing for one seed. */
export function pairwiseBlocks(evidence: Analysis): Block[] {
  const { pairs, variants, method, seeds } = evidence;
  const [against, others] = (["method", "others"] as const).map((name) =>
    pairs.filter(({ family }) => family === name),
  );
  if (against.length === 0 || seeds.length < 2) return [];
  const isCut = others.length === 0 && variants.length + 1 > MAX_ALL_PAIRS;
  const note = isCut ? ` With more than ${MAX_ALL_PAIRS} algorithms other pairs are not compared.` : "";
  return [
    heading(3, "Pair by pair"),
    ...partedTable(
      table(evidence, against, `Every variant against ${method.outcome.algorithm}.${note}`),
      against.map(({ algorithm }) => algorithm),
      focusOf(evidence),
    ),
    ...(others.length > 0
      ? [
          fold(others.length === 1 ? "The other pair" : `The other ${others.length} pairs`, [
            table(evidence, others, "All other pairs."),
          ]),
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
  const leastP = 2 ** (1 - seeds.length);
  const least =
    leastP >= 0.001 ? `, which with ${seeds.length} seeds is never below ${number(leastP, 4)} by itself` : "";
  const caption = `${what} Δ: mean difference between runs of the same seed, with its 95 % bootstrap interval. p: paired permutation test${least}, corrected for all these pairs (Holm), for each quantity by itself; it takes nothing for granted but symmetry, so that it can miss what the t-test of the verdict shows. Probability: that a run of the first does better than one of the other, whatever the seed, with its 95 % percentile interval where runs disagree; 50 % means no difference. A lost run has no difference, but loses against every other.`;
  return { kind: "table", caption, columns, rows };
}

function comparisonCells(
  { difference, numPairs, numMissing, adjusted, improvement }: Comparison,
  decimals: number,
): Cell[] {
  const missing = numMissing > 0 ? `${numPairs} of ${numPairs + numMissing} pairs` : "";
  const detail = [interval(difference, decimals, signed), missing].filter(Boolean).join(", ");
  return [
    { text: signed(difference.value, decimals), detail },
    { text: Number.isFinite(adjusted) ? pValue(adjusted).replace("p = ", "").replace("p < ", "< ") : NONE },
    // Where every run of one beats every run of the other, resamples know of nothing else.
    { text: percent(improvement.value), detail: improvement.low < improvement.high ? percents(improvement) : "" },
  ];
}
