import type { Agent } from "../algorithms/algorithm.ts";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import { ppo } from "../algorithms/ppo.ts";
import type { Recipe } from "../algorithms/recipe.ts";
import { constant } from "../controllers/constant.ts";
import { costNamesOf, type AnyEnv } from "../env/defineEnv.ts";
import { atMost, task, type Task } from "../env/task.ts";
import { evaluate, type EvaluatedEpisode } from "../evaluate.ts";
import { short } from "../experiments/progress.ts";
import { train } from "../train.ts";
import type { End, Ranges } from "./probe.ts";
import type { Terminal } from "./screen.ts";

interface SampleOptions {
  readonly steps: number;
  readonly seeds: number;
  readonly episodes: number;
}

/** So heavy that, after the penalty has divided by it, nothing is left of the reward. */
const costAlone = (name: string): Recipe => ({ ...ppo, name, multiplier: constant(1e6) });

/**
 * Looks for both ends of the range of every cost by training: PPO that is
 * deaf to cost, and for each cost PPO that hears nothing else. Says what it
 * is doing. Undefined where it was interrupted.
 */
export async function sampledRanges(
  env: AnyEnv,
  options: SampleOptions,
  terminal: Terminal,
): Promise<Ranges | undefined> {
  const { steps, seeds, episodes } = options;
  const names = costNamesOf(env);
  const plans: [label: string, task: Task, recipe: Recipe][] = [
    ["no limit", task(env), ppo],
    ...names.map((name): [string, Task, Recipe] => [
      `least ${name}`,
      task(env, atMost(0, { cost: name })),
      costAlone(`least ${name}`),
    ]),
  ];
  const numRuns = plans.length * seeds;
  terminal.out.write(`${numRuns} runs of ${steps} steps, seeds 0 to ${seeds - 1}, ${episodes} episodes of each\n`);
  const ends: End[] = [];
  for (const [label, each, recipe] of plans) {
    const played: EvaluatedEpisode[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      const agent = await trained(each, recipe, { seed, steps, label }, terminal);
      if (!agent) return undefined;
      played.push(...evaluate({ task: each, policy: agent.policy, mode: "stochastic", seed, numEpisodes: episodes }));
    }
    const mean = (of: (episode: EvaluatedEpisode) => number) =>
      played.reduce((sum, x) => sum + of(x), 0) / played.length;
    ends.push({
      label,
      episodeReturn: mean(({ episodeReturn }) => episodeReturn),
      episodeLength: mean(({ episodeLength }) => episodeLength),
      episodeCosts: names.map((_, k) => mean(({ episodeCosts }) => episodeCosts[k])),
    });
  }
  const [unlimited, ...least] = ends;
  return { unlimited, least };
}

/** Trains, and reports every quarter; undefined where it was interrupted. */
async function trained(
  each: Task,
  recipe: Recipe,
  { seed, steps, label }: { readonly seed: number; readonly steps: number; readonly label: string },
  { err, interrupt }: Terminal,
): Promise<Agent | undefined> {
  let latest: Agent | undefined;
  let quarter = 0;
  for (const { agent, step, episodes } of train({
    task: each,
    algorithm: lagrangianPpo(recipe),
    seed,
    totalSteps: steps,
  })) {
    await new Promise((resolve) => setImmediate(resolve)); // lets Ctrl-C be heard
    if (interrupt.aborted) return undefined;
    latest = agent;
    if (step < (quarter * steps) / 4) continue;
    quarter = Math.floor((4 * step) / steps) + 1;
    err.write(`${label}, seed ${seed}: ${step} of ${steps} steps, return ${short(episodes.episodeReturn)}\n`);
  }
  return latest;
}
