import type { Policy } from "../../../src/algorithms/algorithm.ts";
import type { AnyEnv } from "../../../src/env/defineEnv.ts";
import { playthrough } from "../../../src/env/playthrough.ts";
import { recordingOf, type Frame } from "../../../src/experiments/recording/record.ts";
import { rng } from "../../../src/math/rng.ts";

/** Acts at random. */
export function randomPolicy({ actionSpace }: AnyEnv): Policy {
  return {
    act: (_, action, __, random) => actionSpace.write(actionSpace.sample(random), action, 0),
    mode: () => {},
    outputs: () => new Float64Array(0),
  };
}

/** The frames of an episode whose actions change now and then, so that it gets about. */
export function framesOfEpisode(env: AnyEnv, seed: number): Frame[] {
  const random = rng(seed);
  const choices = random.split("choices");
  const episode = playthrough(env, random);
  const frames = [{ scene: env.scene!(episode.state), moment: episode.moment }];
  for (let action = env.actionSpace.sample(choices); !episode.moment.ending;) {
    if (choices.uniform() < 0.1) action = env.actionSpace.sample(choices);
    episode.act(action);
    frames.push({ scene: env.scene!(episode.state), moment: episode.moment });
  }
  return frames;
}

export const recordingFor = (env: AnyEnv, seed = 1) => recordingOf(framesOfEpisode(env, seed));
