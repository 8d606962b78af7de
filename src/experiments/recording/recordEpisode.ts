import type { Policy } from "../../algorithms/algorithm.ts";
import { actionReader } from "../../env/actionReader.ts";
import type { AnyEnv } from "../../env/defineEnv.ts";
import { playthrough, sceneOf, type Playthrough } from "../../env/playthrough.ts";
import { rng } from "../../math/rng.ts";
import { recordingOf, type Frame } from "./record.ts";
import type { Recording } from "./recording.ts";

/** What came of recording an episode: what to show, or why there is nothing. */
export type Recorded = Recording | { readonly problem: string };

/** An episode and the policy that plays it. */
export interface PolicyEpisode {
  readonly episode: Playthrough;
  /** One more step, drawn from the policy. */
  advance(): void;
}

/** Begins an episode of a stochastic policy. A seed begins alike whatever the policy. */
export function policyEpisode(env: AnyEnv, policy: Policy, seed: number): PolicyEpisode {
  const root = rng(seed).split("recording");
  const draws = root.split("actions");
  const episode = playthrough(env, root.split("env"));
  const obs = new Float32Array(env.observationSpace.size);
  const action = new Float32Array(env.actionSpace.size);
  const logProb = new Float32Array(1);
  const readAction = actionReader(env.actionSpace);
  return {
    episode,
    advance() {
      env.observe(episode.state, obs);
      policy.act(obs, action, logProb, draws);
      episode.act(readAction(action, 0));
    },
  };
}

/** Records one episode of a stochastic policy; undefined where the environment says nothing of how it looks. */
export function recordEpisode(env: AnyEnv, policy: Policy, seed: number): Recorded | undefined {
  if (!env.scene && !env.render) return undefined;
  const { episode, advance } = policyEpisode(env, policy, seed);
  const frames: Frame[] = [];
  const look = () => frames.push({ scene: sceneOf(env, episode.state)!, moment: episode.moment });
  // A picture that cannot be drawn must not cost the run that it would have shown.
  try {
    for (look(); !episode.moment.ending; look()) advance();
    return recordingOf(frames);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
