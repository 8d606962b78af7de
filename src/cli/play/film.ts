import type { AnyEnv } from "../../env/defineEnv.ts";
import { playthrough, sceneOf } from "../../env/playthrough.ts";
import { rng } from "../../math/rng.ts";
import { framesOf } from "../../experiments/recording/frames.ts";
import { recordingOf, type Frame } from "../../experiments/recording/record.ts";
import { filmStrip } from "../../report/scene/filmStrip.ts";
import { standalone } from "../../report/figures/standalone.ts";
import { controlsOf } from "./actions.ts";
import type { Key } from "./keyboard.ts";

export interface FilmOptions {
  readonly env: AnyEnv;
  readonly seed: number;
  /** One letter per press: u, r, d, l for directions, digits for other choices, a dot for nothing; random where undefined. */
  readonly actions?: string | undefined;
  readonly repeat?: number | undefined;
  readonly numFrames: number;
}

const LETTERS: Readonly<Record<string, Key>> = { u: "up", r: "right", d: "down", l: "left", ".": "space" };

/**
 * Plays an episode and draws it as a film strip.
 *
 * @throws where a letter stands for no action, or there is nothing to draw.
 */
export function film({ env, seed, actions, repeat, numFrames }: FilmOptions): { svg: string; words: string } {
  if (!env.scene && !env.render) {
    throw new Error(`play: ${env.id} says nothing of how it looks; give it a scene or a render`);
  }
  const root = rng(seed).split("play");
  const choices = root.split("actions");
  const planned = actions === undefined ? undefined : plan(env, actions, repeat);
  const episode = playthrough(env, root.split(0));
  const frames: Frame[] = [{ scene: sceneOf(env, episode.state)!, moment: episode.moment }];
  const numSteps = planned?.length ?? env.maxEpisodeSteps;
  for (let i = 0; i < numSteps && !episode.moment.ending; i++) {
    episode.act(planned ? planned[i] : env.actionSpace.sample(choices));
    frames.push({ scene: sceneOf(env, episode.state)!, moment: episode.moment });
  }
  const { step, episodeReturn, episodeCosts } = episode.moment;
  const drawing = filmStrip(framesOf(recordingOf(frames)), numFrames);
  const panel = { title: `${env.id}, seed ${seed}`, alt: "", drawing };
  return {
    svg: standalone({ kind: "figure", id: "film", caption: panel.title, layout: "row", panels: [panel] }),
    words: `${step} steps, return ${Number(episodeReturn.toPrecision(4))}, cost ${episodeCosts.map((cost) => Number(cost.toPrecision(4))).join(", ")}`,
  };
}

function plan(env: AnyEnv, letters: string, repeat: number | undefined): unknown[] {
  const controls = controlsOf(env.id, env.actionSpace);
  return [...letters].flatMap((letter) => {
    const action = controls.actionOf(LETTERS[letter] ?? letter);
    if (action !== undefined) return new Array<unknown>(repeat ?? controls.repeat).fill(action);
    throw new Error(
      `play: --actions has "${letter}"; ${env.id} knows u, r, d, l, digits and "." where they mean something`,
    );
  });
}
