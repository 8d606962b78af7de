import { quantile } from "../../math/quantile.ts";
import { centerOf, type Cloud } from "./cloud.ts";
import { domain } from "./draw.ts";
import { keeps } from "../summary.ts";
import { reach, VERY_FAR } from "./outliers.ts";

/** What a plot shows of the plane: from where to where. */
export interface View {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Whether a value can be seen. */
export const within = (value: number, [low, high]: readonly number[]): boolean => value >= low && value <= high;

/**
 * All clouds but those far beyond the others, the limit, and the frontier up to
 * there. What breaks the limit is in view unless that would leave the others no
 * room to be told apart.
 */
export function view(
  clouds: readonly Cloud[],
  costLimit: number,
  frontier: readonly (readonly [cost: number, episodeReturn: number])[],
): View {
  const placed = clouds.filter(({ points }) => points.length > 0);
  const middle = quantile(
    placed.map((cloud) => centerOf(cloud).episodeReturn),
    0.5,
  );
  const costDistance = (cloud: Cloud) => Math.abs(centerOf(cloud).cost - costLimit);
  const returnDistance = (cloud: Cloud) => Math.abs(centerOf(cloud).episodeReturn - middle);
  const costReach = reach(placed.map(costDistance));
  const returnReach = reach(placed.map(returnDistance));
  const isNear = (cloud: Cloud) => costDistance(cloud) <= costReach && returnDistance(cloud) <= returnReach;
  const close = placed.filter(isNear).flatMap((cloud) => cloud.points);
  const costRoom = VERY_FAR * spread([...close.map(({ cost }) => cost), costLimit]);
  const returnRoom = VERY_FAR * spread(close.map(({ episodeReturn }) => episodeReturn));
  const isMissed = (cloud: Cloud) =>
    !keeps(centerOf(cloud).cost, costLimit) && costDistance(cloud) <= costRoom && returnDistance(cloud) <= returnRoom;
  const points = placed.filter((cloud) => isNear(cloud) || isMissed(cloud)).flatMap((cloud) => cloud.points);

  const costs = points.map(({ cost }) => cost);
  const returns = points.map(({ episodeReturn }) => episodeReturn);
  const x = domain(costs, [0, 0], [0, costLimit]);
  const best = frontier.filter(([cost]) => cost <= x[1]).map(([, episodeReturn]) => episodeReturn);
  return { x, y: domain(returns, [0, 0], best.slice(-1)) };
}

/** From the least to the greatest; where all coincide, nothing can squeeze them together. */
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values) || Infinity;
