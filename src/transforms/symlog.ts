import { symlog as compress } from "../math/symlog.ts";
import { definePart } from "../part.ts";
import type { Transform } from "./transform.ts";

/**
 * sign(x) ln(1 + |x|) of each advantage. Sound on the combined advantage after
 * standardizing, where |x| ≲ 3 and it is a soft clip of outliers.
 *
 * On raw advantages it is biased, since the mean of a logarithm is not the
 * logarithm of a mean: 15 advantages of +9 and 85 of −1 have the mean +0.5, and
 * −0.24 after symlog. On cost advantages it shrinks the rare large
 * costs, which a constraint is about.
 *
 * Hafner et al. (2023), who use it on inputs and targets, https://arxiv.org/abs/2301.04104
 */
export const symlog = definePart("symlog", {}, (): Transform => (x) => {
  for (let i = 0; i < x.length; i++) x[i] = compress(x[i]);
});
