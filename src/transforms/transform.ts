import type { Reals } from "../math/reals.ts";

/** Rewrites an array of advantages in place. */
export type Transform = (x: Reals) => void;
