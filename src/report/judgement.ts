import type { Effect, VariantEffect } from "./effects.ts";
import type { Summary } from "./summary.ts";

/** What the numbers allow to be said of a variant, against the method. */
export type Judgement =
  | "lost" // no run has a number
  | "violates" // most seeds break a limit
  | "hurts" // a lower return, beyond chance
  | "helps" // a higher return, beyond chance
  | "shifts" // another cost, beyond chance, and the return may be the same
  | "suggestive" // beyond chance only if it were the only question
  | "same" // nothing that so many seeds can show
  | "unknown"; // fewer than two pairs of seeds: no interval

/**
 * Judges a variant. A broken limit comes before everything else: a return that
 * was bought with it is no gain.
 */
export function judge(summary: Summary, { episodeReturn, episodeCost }: VariantEffect): Judgement {
  if (summary.numFinished === 0) return "lost";
  if (summary.constraints.some(({ violated }) => violated)) return "violates";
  if (episodeReturn.numPairs < 2) return "unknown";
  if (episodeReturn.shown) return episodeReturn.value < 0 ? "hurts" : "helps";
  if (episodeCost.some(({ shown }) => shown)) return "shifts";
  const all: readonly Effect[] = [episodeReturn, ...episodeCost];
  return all.some(({ suggested }) => suggested) ? "suggestive" : "same";
}

/** Less than this, as a share of the method's return, is a slight effect. */
const SLIGHT = 0.01;

/** Whether an effect on the return, though beyond chance, hardly matters. */
export const isSlight = ({ episodeReturn }: VariantEffect, method: Summary): boolean =>
  Math.abs(episodeReturn.value) < SLIGHT * Math.abs(method.episodeReturn.value);
