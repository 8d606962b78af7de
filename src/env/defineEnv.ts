import type { Exact } from "../exact/tabular.ts";
import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import { shown } from "../shown.ts";
import type { Scene } from "./scene.ts";
import type { ActionSpace, Box, Sample } from "./spaces.ts";

/** What one step brought. `truncated` by the time limit is handled for you. */
export interface Outcome {
  readonly reward: number;
  /** At least 0. A list where the environment names several costs, in the order of `costNames`. */
  readonly cost: number | readonly number[];
  readonly terminated?: boolean;
  readonly truncated?: boolean;
  /** Diagnostics for the log, such as `{ goalsReached: 1 }`. Numbers only; they are summed over the episode. */
  readonly info?: Readonly<Record<string, number>>;
}

/** A constrained Markov decision process, in the words of Safety-Gymnasium. */
export interface Env<State, Actions extends ActionSpace> {
  readonly id: string;
  readonly observationSpace: Box;
  readonly actionSpace: Actions;
  /** The time limit. An episode that reaches it is truncated, not terminated. */
  readonly maxEpisodeSteps: number;
  /** The names of the costs that a step reports; one called "cost" unless said otherwise. */
  readonly costNames?: readonly string[];
  /** A fresh state for a new episode. */
  reset(rng: Rng): State;
  /** Changes `state` and says what that brought. */
  step(state: State, action: Sample<Actions>, rng: Rng): Outcome;
  /** Writes what the agent sees into `obs`. */
  observe(state: State, obs: Reals): void;
  /**
   * The state as plain data, from which `restore` makes a state with the same future, bit for bit. Without the two, a
   * structured clone of the state is saved, which does for states that are plain data themselves. The data holds
   * numbers, texts, lists, records, maps, sets and typed arrays, and nothing that lives elsewhere.
   */
  save?(state: State): unknown;
  /** A state from what `save` answered; the data is a copy that may be kept. */
  restore?(data: any): State;
  /** Draws the state as text, for people. */
  render?(state: State): string;
  /** Lists what the state looks like, for pictures. */
  scene?(state: State): Scene;
  /** What is known exactly, where the environment is small enough to know it. */
  readonly exact?: Exact;
}

export type AnyEnv = Env<any, any>;

/** The names of an environment's costs, in the order in which steps report them. */
export const costNamesOf = (env: AnyEnv): readonly string[] => env.costNames ?? ["cost"];

/** The k-th cost of what a step brought; NaN where the step left it out, or said something that is no number. */
export const costAt = (cost: Outcome["cost"], k: number): number => {
  if (typeof cost === "number") return k === 0 ? cost : NaN;
  const found = cost?.[k];
  return typeof found === "number" ? found : NaN;
};

/**
 * Declares an environment. `state` gets its type from `reset` and `action` from
 * `actionSpace`, so both must stand above `step`.
 *
 * @throws where the id, the time limit or the names of the costs cannot be right, or `save` and `restore` are no pair.
 */
export function defineEnv<State, Actions extends ActionSpace>(env: Env<State, Actions>): Env<State, Actions> {
  if (!env?.id || typeof env.id !== "string")
    throw new Error(`defineEnv: id is ${shown(env?.id)}; it must be a name such as "Pond-v0"`);
  if (!(Number.isInteger(env.maxEpisodeSteps) && env.maxEpisodeSteps > 0)) {
    throw new Error(`${env.id}: maxEpisodeSteps is ${env.maxEpisodeSteps}; it must be a whole number above 0`);
  }
  const names = costNamesOf(env);
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin !== undefined) throw new Error(`${env.id}: two costs are called "${twin}"; give each its own name`);
  if (!env.save !== !env.restore) {
    const [there, missing] = env.save ? ["save", "restore"] : ["restore", "save"];
    throw new Error(`${env.id}: there is ${there} and no ${missing}; offer both, or neither`);
  }
  if (names.length === 0) throw new Error(`${env.id}: costNames is empty; name at least one cost, or leave it out`);
  return env;
}
