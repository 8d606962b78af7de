import { definePart } from "../part.ts";
import { categorical } from "./categorical.ts";
import { gaussian, type Squash } from "./gaussian.ts";
import type { HeadMaker } from "./head.ts";

/**
 * A diagonal Gaussian with state-independent log σ, starting at `logStd`;
 * for discrete actions, a categorical.
 *
 * The stored action is the raw draw, which may lie outside the box, and its
 * log-probability that of the unclipped Gaussian: the environment's side clips
 * what it is given. Clipping is thus part of the environment, and the density
 * is exactly the one whose gradient policy optimization asks for.
 */
export const clippedGaussian = definePart(
  "clippedGaussian",
  { logStd: -0.5 },
  ({ logStd }): HeadMaker =>
    (space) =>
      space.kind === "discrete" ? categorical(space) : gaussian(space.size, logStd, unsquashed),
);

const unsquashed: Squash = {
  action: (u) => u,
  inverse: (action) => action,
  logSlope: () => 0,
};
