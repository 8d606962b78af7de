import type { Tally } from "./tally.ts";

/** One statistic of two simulators over the same episodes. */
export interface Comparison {
  readonly name: string;
  readonly mean: number;
  readonly referenceMean: number;
  /** The mean of the paired differences, and its standard error; in % of the reference's mean. */
  readonly difference: number;
  readonly standardError: number;
  /** The 95 % interval of the difference, %. */
  readonly interval: readonly [number, number];
  /** Over episodes. */
  readonly correlation: number;
}

const Z = 1.96;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Compares tallies of the same episodes, paired by their places in the lists. */
export function compare(tallies: readonly Tally[], references: readonly Tally[]): readonly Comparison[] {
  return Object.keys(references[0]).map((name) => {
    const [a, b] = [tallies, references].map((list) => list.map((tally) => tally[name]));
    const [meanA, meanB] = [mean(a), mean(b)];
    const gaps = a.map((value, i) => value - b[i]);
    const difference = mean(gaps);
    const variance = gaps.reduce((sum, gap) => sum + (gap - difference) ** 2, 0) / (gaps.length - 1);
    const standardError = Math.sqrt(variance / gaps.length);
    const percent = (value: number) => (100 * value) / meanB;
    return {
      name,
      mean: meanA,
      referenceMean: meanB,
      difference: percent(difference),
      standardError: percent(standardError),
      interval: [percent(difference - Z * standardError), percent(difference + Z * standardError)],
      correlation: correlation(a, b),
    };
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = mean(a.map((value, i) => (value - meanA) * (b[i] - meanB)));
  const spread = (values: readonly number[], middle: number) => mean(values.map((value) => (value - middle) ** 2));
  return product / Math.sqrt(spread(a, meanA) * spread(b, meanB));
}

/** One line for people. */
export function lineOf({ name, mean, referenceMean, difference, standardError, interval, correlation }: Comparison) {
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
  const columns = [
    name.padEnd(22),
    `${mean.toPrecision(4)} beside ${referenceMean.toPrecision(4)}`.padEnd(24),
    `${signed(difference)} ± ${standardError.toFixed(1)} %`.padEnd(16),
    `[${signed(interval[0])}, ${signed(interval[1])}]`.padEnd(16),
    `r ${correlation.toFixed(2)}`,
  ];
  return columns.join("  ");
}
