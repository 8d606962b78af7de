import { definePart } from "../part.ts";
import type { PolicyLossBySlope } from "./loss.ts";

/**
 * The importance-weighted advantage, −ρÂ, without a clip: what is left of PPO
 * when its clip is taken away. Nothing then holds the policy near the one that
 * acted but the number of epochs and the early-stopping rule.
 *
 * Kakade & Langford (2002); in these words Schulman et al. (2017), https://arxiv.org/abs/1707.06347
 */
export const surrogate = definePart("surrogate", {}, (): PolicyLossBySlope => ({
  loss: (ratio, advantage) => -ratio * advantage,
  slope: (_ratio, advantage) => -advantage,
}));
