import type { Moment } from "../../env/playthrough.ts";
import { policyEpisode } from "../../experiments/recording/recordEpisode.ts";
import type { Policy } from "../../algorithms/algorithm.ts";
import type { Task } from "../../env/task.ts";
import type { Display } from "./display.ts";
import type { Keyboard } from "./keyboard.ts";
import { momentText, short, stateText } from "./view.ts";

export interface ReplayOptions {
  readonly title: string;
  readonly task: Task;
  readonly policy: Policy;
  readonly seed: number;
}

const SECONDS = 12; // an episode of average length
const FASTEST = 30; // steps per second
const SLOWEST = 3;
const help = "n: next · p: previous · space: play or pause · r: from the start · q: quit";

/** Steps through an episode of a trained policy, to and fro. Answers what came of it so far, in words. */
export async function replay(options: ReplayOptions, keys: Keyboard, { show, height }: Display): Promise<string> {
  const { title, task, policy, seed } = options;
  const { env, constraints } = task;
  const { episode, advance } = policyEpisode(env, policy, seed);
  const seen: { readonly picture: string; readonly moment: Moment }[] = [];
  const look = () =>
    seen.push({ picture: stateText(env, episode.state, { isColored: true, height }), moment: episode.moment });
  look();

  const pause = 1 / Math.min(FASTEST, Math.max(SLOWEST, env.maxEpisodeSteps / SECONDS));
  let at = 0;
  let isPlaying = false;
  for (;;) {
    const { picture, moment } = seen[at];
    const end = moment.ending ? "\nthe episode is over" : "";
    show(`${title}\n\n${picture}\n\n${momentText(env, moment, constraints, true)}\n${end}\n${help}`);
    const key = await keys.next(isPlaying ? pause : undefined);
    if (key === "quit") {
      const { step, episodeReturn, episodeCosts } = moment;
      return `${step} steps, return ${short(episodeReturn)}, cost ${episodeCosts.map(short).join(", ")}`;
    }
    if (key === "space") isPlaying = !isPlaying;
    if (key === "p" || key === "left") at = Math.max(0, at - 1);
    if (key === "r") at = 0;
    const isNext = key === "n" || key === "right" || (key === "" && isPlaying);
    if (!isNext) continue;
    if (at < seen.length - 1) at++;
    else if (episode.moment.ending) isPlaying = false;
    else {
      advance();
      look();
      at++;
    }
  }
}
