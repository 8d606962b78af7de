import { rng } from "../math/rng.ts";
import { actionReader } from "./actionReader.ts";
import { checkObservation, checkOutcome } from "./checkOutcome.ts";
import { costNamesOf, type AnyEnv } from "./defineEnv.ts";
import type { ActionSpace } from "./spaces.ts";

/** What one call of a method showed. */
export interface Sighting {
  readonly method: "step" | "observe";
  readonly step: number; // 0 is the reset
  /** The observation; or reward, costs, terminated, truncated. */
  readonly numbers: readonly number[];
}

/** An episode of random actions that checks every number and remembers it. */
export interface RandomEpisode {
  readonly sightings: readonly Sighting[];
  readonly episodeCosts: readonly number[];
  episodeReturn: number;
  steps: number;
  ended: boolean;
  /** Whether the environment itself said that it is over, and not time alone. */
  terminated: boolean;
  /** One more step, unless the episode has ended. */
  advance(): void;
}

export interface EpisodeOptions {
  /** How often each state is observed: an environment that only reads its state shows the same however often. */
  readonly looks?: number;
  /** What becomes of an action on its way to the environment; {@link inOneObject} hands it over as training does. */
  readonly deliver?: (action: unknown) => unknown;
}

/** Begins an episode. */
export function randomEpisode(env: AnyEnv, seed: number, options: EpisodeOptions = {}): RandomEpisode {
  const { looks = 1, deliver = (action) => action } = options;
  const [random, choices] = [rng(seed).split("env"), rng(seed).split("actions")];
  const state: unknown = env.reset(random);
  const sightings: Sighting[] = [];
  const episodeCosts = costNamesOf(env).map(() => 0);
  const episode = { sightings, episodeCosts, episodeReturn: 0, steps: 0, ended: false, terminated: false, advance };

  function observe() {
    const obs = new Float32Array(env.observationSpace.size);
    for (let i = 0; i < looks; i++) {
      obs.fill(NaN); // shows which slots are never written
      env.observe(state, obs);
      checkObservation(env, obs, { step: episode.steps, seed });
    }
    sightings.push({ method: "observe", step: episode.steps, numbers: [...obs] });
  }

  function advance() {
    if (episode.ended) return;
    const outcome = env.step(state, deliver(env.actionSpace.sample(choices)), random);
    episode.steps++;
    const costs = checkOutcome(env, outcome, { step: episode.steps, seed });
    const { reward, terminated = false, truncated = false } = outcome;
    episode.episodeReturn += reward;
    costs.forEach((cost, k) => (episodeCosts[k] += cost));
    episode.terminated = terminated;
    episode.ended = terminated || truncated || episode.steps >= env.maxEpisodeSteps;
    const numbers = [reward, ...costs, Number(terminated), Number(truncated)];
    sightings.push({ method: "step", step: episode.steps, numbers });
    observe();
  }

  observe();
  return episode;
}

/** Puts every action into the object that held the one before, as a batch of actions does. */
export function inOneObject(space: ActionSpace): (action: any) => unknown {
  const batch = new Float32Array(space.size);
  const read = actionReader(space);
  return (action) => {
    space.write(action, batch, 0);
    return read(batch, 0);
  };
}
