import { definePart } from "../part.ts";
import type { NormalizerMaker } from "./normalizer.ts";

/** Raw observations. Right for one-hot cells and other inputs that are of order 1 already. */
export const asSeen = definePart("asSeen", {}, (): NormalizerMaker => () => ({
  apply: (obs, out) => out.set(obs),
  learn: () => {},
  save: () => null,
  restore: () => {},
}));
