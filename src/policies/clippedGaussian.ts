import { definePart } from "../part.ts";
import { chooseSpread, type SpreadName } from "./chooseSpread.ts";
import { gaussian, type Squash } from "./gaussian.ts";
import type { HeadMaker } from "./head.ts";
import { headFor } from "./headFor.ts";

/**
 * A diagonal Gaussian for boxes, a categorical for choices, and for products one
 * of these for each part. Log σ starts at `logStd`; where `spread` is "free" it
 * is the same in every state, where it is "state" the network computes it.
 *
 * The stored action is the raw draw, which may lie outside the box, and its
 * log-probability that of the unclipped Gaussian: the environment's side clips
 * what it is given. Clipping is thus part of the environment, and the density
 * is exactly the one whose gradient policy optimization asks for.
 */
export const clippedGaussian = definePart(
  "clippedGaussian",
  { logStd: -0.5, spread: "free" as SpreadName },
  ({ logStd, spread }): HeadMaker => {
    const spreadOf = chooseSpread("clippedGaussian", spread, logStd);
    return (space) => headFor(space, ({ size }, freeFrom) => gaussian(size, unsquashed, spreadOf(size, freeFrom)));
  },
);

const unsquashed: Squash = {
  action: (u) => u,
  inverse: (action) => action,
  logSlope: () => 0,
};
