import { when } from "./checkOutcome.ts";
import { checkSaving } from "./checkSaving.ts";
import { costNamesOf, defineEnv, type AnyEnv } from "./defineEnv.ts";
import { inOneObject, randomEpisode, type RandomEpisode } from "./randomEpisode.ts";
import { isActionSpace } from "./spaces.ts";

export interface CheckOptions {
  readonly episodes?: number; // 3 unless said otherwise
  readonly seed?: number; // 0 unless said otherwise
}

/** What random actions bring. */
export interface CheckSummary {
  readonly episodes: number;
  readonly steps: number; // over all episodes
  /** Episodes that ended by `terminated`; where there are none, what happens at such an end was not looked into. */
  readonly terminated: number;
  readonly meanReturn: number; // per episode, as the following
  readonly meanCosts: readonly number[]; // one per cost of the environment
  readonly meanLength: number;
}

/**
 * Plays random episodes and holds the environment to what every environment
 * promises: its numbers are finite and inside their spaces, the same seed
 * gives the same episode, looking changes nothing, an action may change once
 * the step is over, two episodes side by side do not disturb each other, and a saved
 * state has the same future.
 *
 * @throws at the first promise broken, with the method, the step, the value and what would be right.
 */
export function checkEnv(env: AnyEnv, { episodes = 3, seed = 0 }: CheckOptions = {}): CheckSummary {
  defineEnv(env); // refuses an id, a time limit or names of costs that cannot be right
  refuseSpaces(env);
  if (!(Number.isInteger(episodes) && episodes > 0)) {
    throw new Error(`checkEnv: episodes is ${episodes}; it must be a whole number above 0`);
  }
  const played = Array.from({ length: episodes }, (_, i) => checkEpisode(env, seed + i));
  const steps = played.reduce((sum, episode) => sum + episode.steps, 0);
  return {
    episodes,
    steps,
    terminated: played.filter(({ terminated }) => terminated).length,
    meanReturn: played.reduce((sum, { episodeReturn }) => sum + episodeReturn, 0) / episodes,
    meanCosts: costNamesOf(env).map(
      (_, k) => played.reduce((sum, { episodeCosts }) => sum + episodeCosts[k], 0) / episodes,
    ),
    meanLength: steps / episodes,
  };
}

/** @throws where a space was not made by one of the functions that make spaces. */
function refuseSpaces({ id, observationSpace, actionSpace }: AnyEnv): void {
  if (observationSpace?.kind !== "box") {
    throw new Error(
      `${id}: observationSpace is ${inWords(observationSpace)}; it must be a box, such as box({ size: 2 })`,
    );
  }
  if (isActionSpace(actionSpace)) return;
  const rule = "it must be made with discrete, box, multiDiscrete or product";
  throw new Error(`${id}: actionSpace is ${inWords(actionSpace)}; ${rule}`);
}

const inWords = (space: { readonly description?: string } | undefined) => space?.description ?? String(space);

function checkEpisode(env: AnyEnv, seed: number): RandomEpisode {
  const original = played(randomEpisode(env, seed));
  const demandSame = (other: RandomEpisode, what: string, rule: string) => {
    const difference = differenceOf(env, original, other, seed);
    if (difference) throw new Error(`${env.id}: ${what}: ${difference}; ${rule}`);
  };

  const again = played(randomEpisode(env, seed));
  demandSame(
    again,
    "the same seed gave another episode",
    "draw all that is random from rng, and reset all that changes",
  );
  const watched = played(randomEpisode(env, seed, { looks: 2 }));
  demandSame(watched, "observing twice gave another episode", "observe must only read the state");
  const reused = played(randomEpisode(env, seed, { deliver: inOneObject(env.actionSpace) }));
  demandSame(reused, "actions that all came in the same object gave another episode", "copy an action that you keep");
  const beside = randomEpisode(env, seed);
  played(beside, randomEpisode(env, seed + 1));
  demandSame(beside, "an episode beside it changed this one", "keep all that changes in the state, not in the module");
  checkSaving(env, seed, original.steps);
  return original;
}

/** Plays to the end, with a step of `other` before each. */
function played(episode: RandomEpisode, other?: RandomEpisode): RandomEpisode {
  while (!episode.ended) {
    other?.advance();
    episode.advance();
  }
  return episode;
}

/** The first difference between two episodes, in words. */
function differenceOf(env: AnyEnv, a: RandomEpisode, b: RandomEpisode, seed: number): string | undefined {
  for (const [i, { method, step, numbers }] of a.sightings.entries()) {
    const others = b.sightings[i]?.numbers ?? [];
    const index = numbers.findIndex((x, j) => x !== others[j]);
    if (index === -1) continue;
    const names = ["reward", ...costNamesOf(env), "terminated", "truncated"];
    const which = method === "step" ? names[index] : `index ${index}`;
    return `${method} gave ${numbers[index]}, then ${String(others[index])} as ${which} on ${when({ step, seed })}`;
  }
  return undefined;
}
