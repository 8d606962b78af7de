import type { Minibatch } from "../engine/learner.ts";
import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";

/** What a sampler may draw from. */
export interface Pool {
  readonly size: number; // samples there are
  readonly numDraws: number; // samples that one epoch takes: those of the newest rollout
  readonly surprise: Reals; // [size] Σₖ |Âᶜₖ| / σₖ: how far each sample's cost was from what the critics expected
  readonly cost: Reals; // [size] Σₖ cₖ, what the step itself cost
}

/** The minibatches of one epoch. What it yields may be overwritten by the next. */
export type Sampler = (pool: Pool, rng: Rng) => Iterable<Minibatch>;
