import { linear } from "../controllers/linear.ts";
import type { Schedule } from "../controllers/schedule.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { PolicyLossBySlope } from "./loss.ts";

/**
 * {@link clippedSurrogate} with a clip range that changes in the course of
 * training, as PPO had it on Atari, where it went down to 0 with the learning
 * rate. A range that the schedule lets fall below 0 counts as 0.
 *
 * Schulman et al. (2017), section 6.4, https://arxiv.org/abs/1707.06347
 */
export const annealedSurrogate = definePart(
  "annealedSurrogate",
  { clipRange: linear({ from: 0.2, to: 0.02 }) as Schedule },
  ({ clipRange }): PolicyLossBySlope => {
    const clip = (ratio: number, center: number, progress: number) => {
      const range = Math.max(0, clipRange(progress));
      return clamp(ratio, center - range, center + range);
    };
    return {
      loss: (ratio, advantage, center, progress) =>
        -Math.min(ratio * advantage, clip(ratio, center, progress) * advantage),
      slope: (ratio, advantage, center, progress) =>
        ratio * advantage > clip(ratio, center, progress) * advantage ? 0 : -advantage,
    };
  },
);
