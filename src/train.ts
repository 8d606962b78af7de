import type { Agent, Algorithm, DualMetrics, Metrics } from "./algorithms/algorithm.ts";
import type { Engine } from "./engine/engine.ts";
import { wasm } from "./engine/wasm/wasm.ts";
import { costNamesOf } from "./env/defineEnv.ts";
import type { Task } from "./env/task.ts";
import { vectorize } from "./env/vectorize.ts";
import { rng } from "./math/rng.ts";
import { collect } from "./rollout/collect.ts";
import { episodes } from "./rollout/episodes.ts";
import { rollout } from "./rollout/rollout.ts";

export interface TrainOptions {
  readonly task: Task;
  readonly algorithm: Algorithm;
  readonly seed: number;
  /** Environment steps over all copies; what is less than one more update is left out. */
  readonly totalSteps: number;
  readonly engine?: Engine; // `wasm` unless said otherwise
}

/** What one update brought. */
export interface UpdateRow {
  readonly update: number; // 1, 2, …
  readonly step: number; // environment steps so far, over all copies
  readonly episodes: Metrics; // numEpisodes, episodeReturn, episodeLength; an environment's own diagnostics as info.<name>
  readonly dual: readonly DualMetrics[]; // one per constraint
  readonly losses: Metrics;
  readonly agent: Agent;
}

/**
 * Trains, and yields one row per update. Stop when you like: `break`.
 *
 * @throws where there are steps for less than one update, where the environment says something that is not a
 * number, and where a loss or a gradient is not finite. The agent that was yielded last still acts then, with the
 * parameters that it had before the gradient step that failed.
 */
export function* train({ task, algorithm, seed, totalSteps, engine = wasm }: TrainOptions): Generator<UpdateRow> {
  const root = rng(seed);
  const { numSteps, numEnvs } = algorithm;
  const { env, constraints } = task;
  const costNames = costNamesOf(env);
  const envs = vectorize(env, { numEnvs, rng: root.split("env") });
  const agent = algorithm.agent(task, engine, root.split("agent"));
  const data = rollout({
    numSteps,
    numEnvs,
    obsSize: env.observationSpace.size,
    actionSize: env.actionSpace.size,
    numCosts: costNames.length,
  });
  const book = episodes(
    numEnvs,
    constraints,
    constraints.map(({ cost }) => costNames.indexOf(cost)),
  );
  const numUpdates = Math.floor(totalSteps / (numSteps * numEnvs));
  if (!(numUpdates >= 1)) {
    const least = numSteps * numEnvs;
    throw new Error(
      `train: totalSteps is ${totalSteps}; it must be ${least} or above, what one update of "${algorithm.name}" gathers`,
    );
  }

  envs.reset(data.rows[numSteps]);
  for (let update = 1; update <= numUpdates; update++) {
    collect(envs, agent.act, data);
    const finished = book.read(data);
    const { losses, dual } = learn(update, () => agent.update(data, finished, (update - 1) / numUpdates));
    const { numEpisodes, episodeReturn, episodeLength } = finished;
    const info = Object.fromEntries(Object.entries(envs.info()).map(([name, mean]) => [`info.${name}`, mean]));
    yield {
      update,
      step: update * numSteps * numEnvs,
      episodes: { numEpisodes, episodeReturn, episodeLength, ...info },
      dual,
      losses,
      agent,
    };
  }
}

/** Learns, or says in which update that failed. */
function learn<Report>(update: number, improve: () => Report): Report {
  try {
    return improve();
  } catch (error) {
    if (error instanceof Error) error.message = `update ${update}: ${error.message}`;
    throw error;
  }
}
