import type { Cell } from "../document.ts";
import { interval } from "../format.ts";
import type { Statistic } from "../measures/statistics.ts";

/** A number, its interval where it is not a point, and how many runs it rests on where that is not all of them. */
export function statisticCell(
  statistic: Omit<Statistic, "measure" | "constraint" | "statistic">,
  print: (value: number) => string,
): Cell {
  const { value, low, high, numRuns, numSeeds } = statistic;
  const range = low === high ? "" : interval(statistic, 0, print);
  const some = numRuns < numSeeds ? `${numRuns} of ${numSeeds}` : "";
  const detail = [range, some].filter(Boolean).join(", ");
  return { text: print(value), ...(detail && { detail }) };
}
