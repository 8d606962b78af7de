import type { Agent, Algorithm, DualMetrics, Metrics } from "./algorithms/algorithm.ts";
import { identityOf, refuseOther, type Checkpoint } from "./checkpoint/checkpoint.ts";
import { restored } from "./checkpoint/restored.ts";
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
  /** Where to go on from, with the update that follows; all else must be as it was when the checkpoint was made. */
  readonly from?: Checkpoint;
}

/** What one update brought. */
export interface UpdateRow {
  readonly update: number; // 1, 2, …
  readonly step: number; // environment steps so far, over all copies
  readonly episodes: Metrics; // numEpisodes, episodeReturn, episodeLength; an environment's own diagnostics as info.<name>
  readonly dual: readonly DualMetrics[]; // one per constraint
  readonly losses: Metrics;
  readonly agent: Agent;
  /**
   * Training as it stands after this update, for `train({ …, from })`. Costs nothing unless asked.
   *
   * @throws where it is asked after training has gone on, and where an environment's state is no plain data.
   */
  checkpoint(): Checkpoint;
}

/**
 * Trains, and yields one row per update. Stop when you like: `break`. What goes on from a checkpoint yields the rows
 * that training without a stop would have yielded, bit for bit.
 *
 * @throws where there are steps for less than one update, where the checkpoint is of other training, where the environment says something that is not a
 * number, and where a loss or a gradient is not finite. The agent that was yielded last still acts then, with the
 * parameters that it had before the gradient step that failed.
 */
export function* train(options: TrainOptions): Generator<UpdateRow> {
  const { task, algorithm, seed, totalSteps, engine = wasm, from } = options;
  const identity = identityOf({ task, algorithm, seed, totalSteps, engine });
  if (from) refuseOther(from, identity);
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

  const { obs } = data.rows[numSteps]; // what the policy sees next
  if (from) {
    restored(from, { update: numUpdates, agent: agent.save(), episodes: book.save(), obs }, () => {
      agent.restore(from.agent);
      envs.restore(from.envs);
      book.restore(from.episodes);
      obs.set(from.obs);
    });
  } else {
    envs.reset(data.rows[numSteps]);
  }

  let latest = from?.update ?? 0;
  const checkpoint = (update: number): Checkpoint => {
    if (update !== latest) {
      const rule = "ask while its row is the latest";
      throw new Error(`train: the checkpoint of update ${update} was asked for after training had gone on; ${rule}`);
    }
    return {
      identity,
      update,
      agent: agent.save(),
      envs: envs.save(),
      episodes: book.save(),
      obs: obs.slice(),
    };
  };

  for (let update = latest + 1; update <= numUpdates; update++) {
    latest = update;
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
      checkpoint: () => checkpoint(update),
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
