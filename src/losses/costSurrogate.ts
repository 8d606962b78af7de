import type { PolicyLossBySlope } from "./loss.ts";

/** ρÂᶜ: how a change of the policy changes a cost, to first order. What a constraint holds down where it is not part of the loss. */
export const costSurrogate: PolicyLossBySlope = {
  loss: (ratio, advantage) => ratio * advantage,
  slope: (_ratio, advantage) => advantage,
};
