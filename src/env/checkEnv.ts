import { rng } from "../math/rng.ts";
import { checkObservation, checkOutcome, checkShape } from "./checkOutcome.ts";
import { costNamesOf, type AnyEnv } from "./defineEnv.ts";

export interface CheckOptions {
  readonly episodes?: number; // 3 unless said otherwise
  readonly seed?: number; // 0 unless said otherwise
}

/** What random actions bring, per episode. */
export interface CheckSummary {
  readonly episodes: number;
  readonly steps: number; // over all episodes
  readonly meanReturn: number;
  readonly meanCosts: readonly number[]; // one per cost of the environment
  readonly meanLength: number;
}

/** Everything that an episode showed: one list of numbers per step, the reset being step 0. */
type Trace = readonly { readonly method: string; readonly numbers: readonly number[] }[];

/**
 * Plays random episodes and holds the environment to what every environment
 * promises: all numbers are finite and inside their spaces, the same seed
 * gives the same episode, looking changes nothing, and no episode disturbs another.
 *
 * @throws at the first promise broken, naming the method, the step and the value.
 */
export function checkEnv(env: AnyEnv, { episodes = 3, seed = 0 }: CheckOptions = {}): CheckSummary {
  checkShape(env);
  if (!(Number.isInteger(episodes) && episodes > 0)) {
    throw new Error(`checkEnv: episodes is ${episodes}; it must be a whole number above 0`);
  }
  const summaries = Array.from({ length: episodes }, (_, i) => {
    const once = episode(env, seed + i);
    const again = episode(env, seed + i);
    while (once.advance()) again.advance();
    demandSame(env, seed + i, once.trace, again.trace, "two episodes side by side disturb each other", SIDE_BY_SIDE);

    const alone = finish(episode(env, seed + i));
    demandSame(env, seed + i, once.trace, alone.trace, "the same seed gave another episode", REPEATABLE);
    const watched = finish(episode(env, seed + i, { looks: 2 }));
    demandSame(env, seed + i, alone.trace, watched.trace, "observe changed what came after", UNSEEN);
    return alone.sums();
  });
  const mean = (of: (sums: (typeof summaries)[number]) => number) => summaries.reduce((sum, s) => sum + of(s), 0) / episodes;
  return {
    episodes,
    steps: summaries.reduce((sum, { length }) => sum + length, 0),
    meanReturn: mean(({ episodeReturn }) => episodeReturn),
    meanCosts: costNamesOf(env).map((_, k) => mean(({ costs }) => costs[k])),
    meanLength: mean(({ length }) => length),
  };
}

const SIDE_BY_SIDE = "keep everything that changes in the state that reset returns";
const REPEATABLE = "draw all that is random from rng, and begin every reset afresh";
const UNSEEN = "observe must only read the state";

/** An episode of random actions, one step at a time. `looks` is how often each state is observed. */
function episode(env: AnyEnv, seed: number, { looks = 1 } = {}) {
  const { observationSpace, actionSpace, maxEpisodeSteps } = env;
  const [random, choices] = [rng(seed).split("env"), rng(seed).split("actions")];
  const trace: { method: string; numbers: readonly number[] }[] = [];
  const costs = costNamesOf(env).map(() => 0);
  let [episodeReturn, length] = [0, 0];
  const state: unknown = env.reset(random);

  const look = () => {
    const obs = new Float32Array(observationSpace.size);
    for (let i = 0; i < looks; i++) {
      obs.fill(NaN);
      env.observe(state, obs);
      checkObservation(env, obs, { step: length, seed });
      trace[length * 2] = { method: "observe", numbers: [...obs] };
    }
  };
  look();

  return {
    trace: trace as Trace,
    sums: () => ({ episodeReturn, costs, length }),
    /** Answers whether the episode goes on. */
    advance(): boolean {
      const outcome = env.step(state, actionSpace.sample(choices), random);
      length++;
      const paid = checkOutcome(env, outcome, { step: length, seed });
      const { reward, terminated = false, truncated = false } = outcome;
      episodeReturn += reward;
      paid.forEach((cost, k) => (costs[k] += cost));
      trace[length * 2 - 1] = { method: "step", numbers: [reward, ...paid, Number(terminated), Number(truncated)] };
      look();
      return !terminated && !truncated && length < maxEpisodeSteps;
    },
  };
}
