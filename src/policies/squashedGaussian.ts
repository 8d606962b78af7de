import type { Box } from "../env/spaces.ts";
import { clamp } from "../math/clamp.ts";
import { softplus } from "../math/softplus.ts";
import { definePart } from "../part.ts";
import { chooseSpread, type SpreadName } from "./chooseSpread.ts";
import { gaussian, type Squash } from "./gaussian.ts";
import type { HeadMaker } from "./head.ts";
import { headFor } from "./headFor.ts";

/**
 * A diagonal Gaussian squeezed into a bounded box by tanh; a categorical for
 * choices, and for products one of these for each part. Log σ starts at `logStd`;
 * where `spread` is "free" it is the same in every state, where it is "state" the network computes it.
 *
 *   a = low + (high − low) (tanh u + 1)/2,   u ~ N(μ(s), σ²)
 *   log π(a|s) = log N(u; μ, σ²) − log((high − low)/2) − log(1 − tanh² u)
 *
 * The stored action is the squashed one. Near the walls of the box single
 * precision cannot tell actions apart, so going back to u takes tanh u to lie
 * within ±(1 − 10⁻⁶), that is |u| ≤ 7.25. The mode is that of u, squashed.
 *
 * Haarnoja et al. (2018), "Soft actor-critic", appendix C, https://arxiv.org/abs/1801.01290
 *
 * @throws where the box is not bounded on both sides.
 */
export const squashedGaussian = definePart(
  "squashedGaussian",
  { logStd: -0.5, spread: "free" as SpreadName },
  ({ logStd, spread }): HeadMaker => {
    const spreadOf = chooseSpread("squashedGaussian", spread, logStd);
    return (space) =>
      headFor(space, (box, freeFrom) => gaussian(box.size, squashInto(box), spreadOf(box.size, freeFrom)));
  },
);

const furthest = 1 - 1e-6;

function squashInto({ low, high, description }: Box): Squash {
  if (!Number.isFinite(high - low)) {
    throw new Error(
      `squashedGaussian: the actions are ${description}; both bounds must be finite, or take clippedGaussian()`,
    );
  }
  const halfWidth = (high - low) / 2;
  const logHalfWidth = Math.log(halfWidth);
  return {
    action: (u) => low + halfWidth * (Math.tanh(u) + 1),
    inverse(action) {
      const t = clamp((action - low) / halfWidth - 1, -furthest, furthest);
      return 0.5 * Math.log((1 + t) / (1 - t));
    },
    // log(1 − tanh² u) = 2 (log 2 − u − softplus(−2u)) loses no digits where tanh² u is nearly 1.
    logSlope: (u) => logHalfWidth + 2 * (Math.LN2 - u - softplus(-2 * u)),
  };
}
