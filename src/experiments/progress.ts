import type { Watcher } from "./runner.ts";
import type { Place } from "./store.ts";
import type { TrialNews } from "./trial.ts";

/** How far an experiment is. */
export interface ProgressState {
  readonly numRuns: number;
  readonly numEnded: number; // done or failed, now or earlier
  readonly share: number; // of the steps of this sitting, in [0, 1]
  readonly stepsPerSecond: number;
  readonly secondsLeft: number;
  /** Whose news came last. */
  readonly latest?: { readonly place: Place; readonly news: TrialNews };
}

/** Progress in a line: how much is done, how fast, how long still, and what one of the runs is at. */
export function progressText({ numRuns, numEnded, share, stepsPerSecond, secondsLeft, latest }: ProgressState): string {
  const filled = Math.round(share * 20);
  const bar = `${"█".repeat(filled)}${"░".repeat(20 - filled)}`;
  const pace = `${compact(stepsPerSecond)} steps/s  ${duration(secondsLeft)} left`;
  return `${bar} ${numEnded}/${numRuns} runs  ${pace}${latest ? `  ${latestText(latest)}` : ""}`;
}

function latestText({ place: { task, run }, news }: NonNullable<ProgressState["latest"]>): string {
  const { episodeReturn, episodeCost, lagrangeMultiplier } = news;
  const dual = Number.isNaN(lagrangeMultiplier) ? "" : ` cost ${short(episodeCost)} λ ${short(lagrangeMultiplier)}`;
  // Numbers first: a narrow terminal cuts the names, which change more slowly.
  return `return ${short(episodeReturn)}${dual}  ${run.algorithm.name}, seed ${run.seed}, ${task}`;
}

/** A number for people: three significant digits, "–" for none. */
export const short = (value: number): string =>
  Number.isNaN(value) ? "–" : Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

const compact = (value: number): string => {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)}M`;
  return value >= 1e3 ? `${(value / 1e3).toFixed(0)}k` : value.toFixed(0);
};

const duration = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return "–";
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${Math.ceil(seconds)} s`;
};

/** Where progress is shown; `process.stderr` is one. */
export interface Screen {
  write(text: string): unknown;
  /** Whether a line can be redrawn. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const plainInterval = 5; // seconds between lines where nothing can be redrawn
const clear = "\r\u001b[2K";

/**
 * Shows progress: one line that is redrawn on a terminal, a plain line now and then elsewhere.
 *
 * @param now seconds, from any beginning.
 */
export function progress(
  screen: Screen,
  now: () => number,
): (planned: readonly Place[], open: readonly Place[]) => Watcher & { finish(): void } {
  return (planned, open) => {
    const started = now();
    const total = open.reduce((sum, { run }) => sum + run.totalSteps, 0);
    const steps = new Map<Place, number>();
    let numEnded = planned.length - open.length;
    let latest: ProgressState["latest"];
    let shown = started;

    const state = (): ProgressState => {
      const done = [...steps.values()].reduce((sum, count) => sum + count, 0);
      const stepsPerSecond = done / (now() - started);
      const secondsLeft = done > 0 ? (total - done) / stepsPerSecond : NaN;
      const share = total > 0 ? done / total : 1;
      return { numRuns: planned.length, numEnded, share, stepsPerSecond, secondsLeft, ...(latest && { latest }) };
    };
    const show = () => {
      if (screen.isTTY) screen.write(clear + progressText(state()).slice(0, (screen.columns ?? 80) - 1));
      else if (now() - shown >= plainInterval) {
        shown = now();
        screen.write(`${progressText(state())}\n`);
      }
    };
    const say = (text: string) => screen.write(`${screen.isTTY ? clear : ""}${text.trimEnd()}\n`);

    if (screen.isTTY) show();
    return {
      news(place, news) {
        latest = { place, news };
        steps.set(place, news.step);
        show();
      },
      ended(place, problem) {
        numEnded++;
        steps.set(place, place.run.totalSteps);
        const { task, run } = place;
        if (problem) say(`failed: ${task}, ${run.algorithm.name}, seed ${run.seed}: ${problem}`);
        show();
      },
      printed: (_place, text) => void say(text),
      finish: () => void (screen.isTTY && screen.write(clear)),
    };
  };
}
