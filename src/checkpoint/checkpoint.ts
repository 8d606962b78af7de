import { costNamesOf } from "../env/defineEnv.ts";
import type { Task } from "../env/task.ts";
import type { VectorEnvState } from "../env/vectorize.ts";
import { settings } from "../part.ts";
import type { EpisodeBookState } from "../rollout/episodes.ts";

/**
 * Training between two updates, whole: who goes on from here gets the bits of who never stopped. Plain data, which
 * neither changes as training goes on nor when it is gone on from.
 */
export interface Checkpoint {
  /** What the numbers follow from. */
  readonly identity: Identity;
  readonly update: number; // updates done
  readonly agent: unknown; // networks, optimizers, prices of cost, normalizer, memory, streams
  readonly envs: VectorEnvState;
  readonly episodes: EpisodeBookState;
  readonly obs: Float32Array; // [numEnvs, obsSize] what the policy sees next
  /** What who keeps it wants to find beside it; training does not look. */
  readonly companion?: unknown;
}

/** All that decides the numbers of training, as plain data; of the environment's code only the surface can be seen. */
export interface Identity {
  readonly env: string;
  readonly observationSpace: string;
  readonly actionSpace: string;
  readonly maxEpisodeSteps: number;
  readonly costNames: readonly string[];
  readonly constraints: unknown;
  readonly algorithm: unknown;
  readonly seed: number;
  readonly engine: string;
  readonly totalSteps: unknown; // environment steps
}

/** What {@link identityOf} asks of training. */
export interface Trained {
  readonly task: Task;
  readonly algorithm: { readonly recipe: object };
  readonly seed: number;
  readonly totalSteps: number;
  readonly engine: { readonly name: string };
}

/** What training is, for comparison. */
export const identityOf = ({ task: { env, constraints }, algorithm, seed, totalSteps, engine }: Trained): Identity => ({
  env: env.id,
  observationSpace: env.observationSpace.description,
  actionSpace: env.actionSpace.description,
  maxEpisodeSteps: env.maxEpisodeSteps,
  costNames: costNamesOf(env),
  constraints: nameless(settings(constraints)),
  algorithm: nameless(settings(algorithm.recipe)),
  seed,
  engine: engine.name,
  totalSteps: settings(totalSteps),
});

/** Plain functions have no settings to compare; that there is one is all that can be seen. */
function nameless(value: unknown): unknown {
  if (typeof value === "function") return "a plain function";
  if (Array.isArray(value)) return value.map(nameless);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, nameless(field)]));
}

/**
 * Makes sure that a checkpoint is of the training that is to go on from it.
 *
 * @throws where it is of another, naming the first thing in which they differ.
 */
export function refuseOther({ identity }: Checkpoint, here: Identity): void {
  const found = differing(identity, here);
  if (found === undefined) return;
  const [path, before, after] = found;
  const rule =
    path === "totalSteps"
      ? `schedules depend on it, so go on with ${before} or begin anew`
      : "go on with what it was made with, or begin anew";
  throw new Error(`train: the checkpoint is of other training (${path} ${before} there, ${after} here); ${rule}`);
}

/** Where two values differ first, and what each has there. */
function differing(there: unknown, here: unknown, path = ""): [path: string, there: string, here: string] | undefined {
  if (isRecord(there) && isRecord(here)) {
    for (const key of new Set([...Object.keys(here), ...Object.keys(there)])) {
      const found = differing(there[key], here[key], path ? `${path}.${key}` : key);
      if (found) return found;
    }
    return undefined;
  }
  const [before, after] = [there, here].map(shown);
  return before === after ? undefined : [path, before, after];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object";

const shown = (value: unknown): string => {
  if (value === undefined) return "absent";
  return isRecord(value) ? Object.keys(value).join(", ") : String(value);
};
