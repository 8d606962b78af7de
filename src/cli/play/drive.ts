import type { AnyEnv } from "../../env/defineEnv.ts";
import { playthrough, type Moment } from "../../env/playthrough.ts";
import type { Constraint } from "../../env/task.ts";
import { rng } from "../../math/rng.ts";
import { controlsOf } from "./actions.ts";
import type { Display } from "./display.ts";
import type { Keyboard } from "./keyboard.ts";
import { momentText, short, stateText } from "./view.ts";

export interface DriveOptions {
  readonly env: AnyEnv;
  readonly constraints: readonly Constraint[];
  readonly seed: number;
  /** Steps per press; what suits the environment where undefined. */
  readonly repeat?: number;
}

/** Lets somebody play, key by key, until they have enough. Answers what came of the last episode, in words. */
export async function drive(options: DriveOptions, keys: Keyboard, screen: Display): Promise<string> {
  const { env, constraints, seed } = options;
  const controls = controlsOf(env.id, env.actionSpace);
  const repeat = options.repeat ?? controls.repeat;
  const help = `${controls.words}${repeat > 1 ? ` · ${repeat} steps a press` : ""} · r: again · q: quit`;
  let numEpisodes = 0;
  const begin = () => playthrough(env, rng(seed).split("play").split(numEpisodes++));

  let episode = begin();
  let before = episode.moment;
  for (;;) {
    const end = episode.moment.ending ? "\nthe episode is over; r begins another" : "";
    const moment = momentText(env, since(before, episode.moment), constraints, true);
    screen.show(
      `${env.id}\n\n${stateText(env, episode.state, { isColored: true, height: screen.height })}\n\n${moment}\n${end}\n${help}`,
    );
    const key = await keys.next();
    if (key === "quit") {
      const { step, episodeReturn, episodeCosts } = episode.moment;
      return `${step} steps, return ${short(episodeReturn)}, cost ${episodeCosts.map(short).join(", ")}`;
    }
    if (key === "r") {
      episode = begin();
      before = episode.moment;
      continue;
    }
    const action = controls.actionOf(key);
    if (action === undefined) continue;
    before = episode.moment;
    for (let i = 0; i < repeat; i++) episode.act(action);
  }
}

/** Where an episode is, with all that came since another moment as if of one step. */
const since = (before: Moment, moment: Moment): Moment => ({
  ...moment,
  reward: moment.episodeReturn - before.episodeReturn,
  costs: moment.episodeCosts.map((cost, k) => cost - before.episodeCosts[k]),
});
