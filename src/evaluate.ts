import type { Policy } from "./algorithms/algorithm.ts";
import { actionReader } from "./env/actionReader.ts";
import { costAt, costNamesOf } from "./env/defineEnv.ts";
import type { Task } from "./env/task.ts";
import { rng } from "./math/rng.ts";

/** How a policy is asked to act: drawn from its distribution, or its most probable action. */
export type Mode = "stochastic" | "deterministic";

/** One evaluated episode. */
export interface EvaluatedEpisode {
  readonly episode: number;
  readonly episodeReturn: number;
  readonly episodeLength: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
  readonly longestCostSpells: readonly number[]; // the most steps in a row that cost, one per cost
}

export interface EvaluateOptions {
  readonly task: Task;
  readonly policy: Policy;
  readonly mode: Mode;
  readonly seed: number;
  readonly numEpisodes: number;
}

/**
 * Runs whole episodes, all side by side, and learns nothing: normalizers stay
 * frozen, and the environments' streams are apart from those of training.
 * Episode e of a seed begins alike whatever the policy, so that two policies
 * are compared on the same draws.
 */
export function evaluate({ task: { env }, policy, mode, seed, numEpisodes }: EvaluateOptions): EvaluatedEpisode[] {
  const root = rng(seed).split("evaluation");
  const obsSize = env.observationSpace.size;
  const actionSize = env.actionSpace.size;
  const readAction = actionReader(env.actionSpace);
  const actions = root.split("actions");
  const numCosts = costNamesOf(env).length;
  const all = Array.from({ length: numEpisodes }, (_, episode) => {
    const random = root.split("env").split(episode);
    return {
      episode,
      random,
      state: env.reset(random),
      episodeReturn: 0,
      episodeLength: 0,
      episodeCosts: new Array<number>(numCosts).fill(0),
      costSpells: new Array<number>(numCosts).fill(0), // up to this step
      longestCostSpells: new Array<number>(numCosts).fill(0),
    };
  });

  for (let active = all; active.length > 0;) {
    const obs = new Float32Array(active.length * obsSize);
    const action = new Float32Array(active.length * actionSize);
    for (const [i, { state }] of active.entries()) env.observe(state, obs.subarray(i * obsSize, (i + 1) * obsSize));
    if (mode === "deterministic") policy.mode(obs, action);
    else policy.act(obs, action, new Float32Array(active.length), actions);
    active = active.filter((run, i) => {
      const { reward, cost, terminated, truncated } = env.step(run.state, readAction(action, i), run.random);
      run.episodeReturn += reward;
      run.episodeLength++;
      for (let k = 0; k < numCosts; k++) {
        const paid = costAt(cost, k);
        run.episodeCosts[k] += paid;
        run.costSpells[k] = paid > 0 ? run.costSpells[k] + 1 : paid === 0 ? 0 : NaN;
        run.longestCostSpells[k] = Math.max(run.longestCostSpells[k], run.costSpells[k]);
      }
      return !terminated && !truncated && run.episodeLength < env.maxEpisodeSteps;
    });
  }
  return all.map(({ episode, episodeReturn, episodeLength, episodeCosts, longestCostSpells }) => ({
    episode,
    episodeReturn,
    episodeLength,
    episodeCosts,
    longestCostSpells,
  }));
}
