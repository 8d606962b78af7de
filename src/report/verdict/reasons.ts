import { quantile } from "../../math/quantile.ts";
import { mean } from "../../stats/mean.ts";
import { code, type Inline } from "../document.ts";
import { costNames, type Evidence } from "../evidence.ts";
import { enumeration, number } from "../format.ts";
import type { Journey, JourneyPoint } from "../journeys.ts";
import { finite } from "../outcomes.ts";
import { keeps } from "../summary.ts";

/** Less than this, as a share of what it was, is no trend. */
const TREND = 0.05;

/** Up to this many times the limit, a margin of `SHARE` makes up for what is too much. */
const CLOSE = 1.2;
const SHARE = 0.8;

/** What the numbers show of why the method breaks its limit `k`, and what follows: whole sentences, each begun with a space. */
export function reasonsFor(evidence: Evidence, k: number): Inline[] {
  const { journeys, scale, task, method } = evidence;
  const name = costNames(task)[k];
  const runs = journeys[0].constraints[k];
  const ofLambda = task.constraints.length > 1 ? ` of ${name}` : "";
  if (runs.length > 0 && runs.every(({ multiplier }) => multiplier.peak === 0)) {
    return [` The multiplier${ofLambda} was 0 throughout: nothing held the ${name} back.`];
  }
  const moved = [
    ...trend(runs, ({ cost }) => cost, -1).map(
      (shift) => `the ${name} was still falling, ${told(shift, scale.cost[k])}`,
    ),
    ...(method.constraints[k].stuck
      ? []
      : trend(runs, ({ naturalMultiplier }) => naturalMultiplier, 1).map(
          (shift) => `the multiplier${ofLambda} was still rising, ${told(shift)}`,
        )),
  ];
  const longer = ` Over the last fifth of training against the fifth before it, ${enumeration(moved)}: train longer.`;
  return [...(moved.length > 0 ? [longer] : []), ...margin(evidence, k, runs)];
}

/** What a margin would mend: noise of exploration, or little that is too much. */
function margin({ task, method, scale }: Evidence, k: number, runs: readonly Journey[]): Inline[] {
  const { costLimit, kind } = task.constraints[k];
  const name = costNames(task)[k];
  const quiet = kind === "discounted" ? [] : finite(method.outcome.deterministicCost[k]); // never evaluated
  const isNoise = quiet.length > 0 && quiet.filter((cost) => keeps(cost, costLimit)).length > quiet.length / 2;
  const threshold = quantile(finite(runs.map(({ lastThreshold }) => lastThreshold)), 0.5);
  const remedy: Inline[] =
    threshold < costLimit * (1 - 1e-6)
      ? [`aim further below the limit than ${number(threshold, scale.cost[k])}, at which the threshold ended.`]
      : ["aim below the limit with ", code(`threshold: fixed({ share: ${SHARE} })`), "."];
  if (isNoise) {
    const cost = `${name} ${number(quantile(quiet, 0.5), scale.cost[k])}`;
    return [
      ` The deterministic policy keeps the limit (median ${cost}): the violation is exploration noise; `,
      ...remedy,
    ];
  }
  const isClose = method.constraints[k].episodeCost.value <= CLOSE * costLimit;
  return isClose ? [` The ${name} is within 20 % of the limit: `, ...remedy] : [];
}

type Shift = readonly [before: number, late: number];

const told = ([before, late]: Shift, decimals?: number): string =>
  `from ${number(before, decimals)} to ${number(late, decimals)}`;

/** The mean over runs in the fourth fifth of training and in the last, where most runs went that way, and all together by enough. */
function trend(runs: readonly Journey[], read: (point: JourneyPoint) => number, way: 1 | -1): Shift[] {
  const shifts = runs.map(({ points }): Shift => {
    const end = points.at(-1)!.step;
    const over = (from: number, to: number) =>
      mean(finite(points.filter(({ step }) => step > from * end && step <= to * end).map(read)));
    return [over(0.6, 0.8), over(0.8, 1)];
  });
  const known = shifts.filter((shift) => shift.every(Number.isFinite));
  const numMoved = known.filter(([before, late]) => way * (late - before) > 0).length;
  const [before, late] = [mean(known.map(([value]) => value)), mean(known.map(([, value]) => value))];
  return numMoved > known.length / 2 && way * (late - before) > TREND * Math.abs(before) ? [[before, late]] : [];
}
