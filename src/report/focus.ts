import { allSummaries, type Evidence } from "./evidence.ts";
import type { Judgement } from "./judgement.ts";

/** No more variants than this stand openly in pictures and tables; the others are folded away. */
export const MOST_OPEN = 8;

/** What a reader has to see of many variants, the most pressing first. */
const PRESSING: readonly Judgement[] = ["violates", "hurts", "helps", "shifts"];

/** The algorithms that stand openly: all of a few; of many the method, and what the verdict tells apart from it. */
export function focusOf(evidence: Evidence): ReadonlySet<string> {
  const { method, variants } = evidence;
  const all = allSummaries(evidence).map(({ outcome }) => outcome.algorithm);
  if (all.length <= MOST_OPEN) return new Set(all);
  const pressing = PRESSING.flatMap((what) => variants.filter(({ judgement }) => judgement === what));
  return new Set([method.outcome.algorithm, ...pressing.map(({ name }) => name)].slice(0, MOST_OPEN));
}
