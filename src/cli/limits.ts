import { trainingExperiment } from "../experiments/training.ts";
import type { Task } from "../env/task.ts";

/**
 * An environment and its limits, as `saddle train` reads them from the command line.
 *
 * @throws where no environment or cost goes by a name, or a limit is none.
 */
export async function taskOf(env: string, limits: readonly string[]): Promise<Task> {
  const unused = { algorithm: "ppo", changes: [], seed: 0, totalSteps: 2 ** 20, evaluationEpisodes: 1 };
  const { tasks } = await trainingExperiment({ env, limits, ...unused });
  return tasks[0];
}

/** Collects an option that may be repeated. */
export const collect = (text: string, earlier: readonly string[]): readonly string[] => [...earlier, text];
