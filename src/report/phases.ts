import { aligned, type Curves } from "./curves.ts";
import type { Journey } from "./journeys.ts";

/** Where training went in the plane of violation and multiplier, from its first update to its last. */
export type Path = readonly (readonly [violation: number, naturalMultiplier: number])[];

/** The paths of one variant's runs, and that of their medians. */
export interface Phase {
  readonly runs: readonly Path[];
  readonly median: Path;
}

/** No path is drawn with more points than this; each is a mean over the updates that lead up to it. */
export const MAX_PATH_POINTS = 60;

/** Violation and multiplier of some runs, against the user's limit. Points without a number are left out of a path. */
export function phaseOf(runs: readonly Journey[], costLimit: number): Phase {
  const along = (read: (point: Journey["points"][number]) => number): Curves =>
    aligned(
      runs.map(({ seed, points }) => ({ seed, points: points.map((point) => [point.step, read(point)] as const) })),
      MAX_PATH_POINTS,
    );
  const violation = along(({ cost }) => cost - costLimit);
  const multiplier = along(({ naturalMultiplier }) => naturalMultiplier);
  return {
    runs: violation.runs.map(({ value }, i) => path(value, multiplier.runs[i].value)),
    median: path(violation.median, multiplier.median),
  };
}

const path = (violation: readonly number[], multiplier: readonly number[]): Path =>
  violation
    .map((value, i) => [value, multiplier[i]] as const)
    .filter((point) => point.every((value) => Number.isFinite(value)));
