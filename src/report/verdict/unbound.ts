import { costNames, type Evidence } from "../evidence.ts";
import { enumeration, number } from "../format.ts";
import { finite } from "../outcomes.ts";
import type { Finding } from "./verdict.ts";

/** A multiplier that never came above this did nothing. */
const NOTHING = 0.01;

/** A cost of at most this share of its limit is far below it. */
const FAR = 0.5;

/** The constraints whose limits never bound: no run cost more on its way, all ended far below, no multiplier rose. */
export function unbound({ task, journeys, measures }: Evidence): number[] {
  return task.constraints.flatMap(({ costLimit }, k) => {
    const runs = journeys.flatMap(({ constraints }) => constraints[k]);
    const ends = measures.map(({ ofConstraint }) => ofConstraint[k].episodeCost).filter(Number.isFinite);
    const isUnbound =
      ends.length > 0
      && ends.every((cost) => cost < FAR * costLimit)
      && runs.every(({ violatingShare, multiplier }) => violatingShare === 0 && multiplier.peak < NOTHING);
    return isUnbound ? [k] : [];
  });
}

/** What is to be said where a limit never bound. */
export function unboundFinding(evidence: Evidence): Finding[] {
  const those = unbound(evidence);
  if (those.length === 0) return [];
  const { task, scale, journeys, measures } = evidence;
  const names = costNames(task);
  const most = those.map((k) => {
    const costs = journeys.flatMap(({ constraints }) => constraints[k].flatMap(({ points }) => points));
    const ends = measures.map(({ ofConstraint }) => ofConstraint[k].episodeCost);
    const highest = Math.max(...finite([...costs.map(({ cost }) => cost), ...ends]));
    return `${names[k]} ${number(highest, scale.cost[k])} of at most ${number(task.constraints[k].costLimit, scale.cost[k])}`;
  });
  const limits =
    task.constraints.length === 1
      ? "The limit"
      : `The ${those.length === 1 ? "limit" : "limits"} on ${enumeration(those.map((k) => names[k]))}`;
  const them = those.length === 1 ? "a lower one" : "lower ones";
  const text = `${limits} never bound: the most that any update or final policy came to was ${enumeration(most)}, and no multiplier rose. How a limit is kept, only ${them} would show.`;
  return [{ text, tone: "neutral" }];
}
