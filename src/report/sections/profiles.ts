import { rng } from "../../math/rng.ts";
import { performanceProfile } from "../../stats/performanceProfile.ts";
import type { Scores } from "../../stats/scores.ts";
import type { Block, Panel } from "../document.ts";
import { allSummaries, type Evidence } from "../evidence.ts";
import { domain } from "../figures/draw.ts";
import { near, VERY_FAR } from "../figures/outliers.ts";
import { profilePlots, type Profile, type ProfilePlot } from "../figures/profile.ts";
import { focusOf } from "../focus.ts";
import { count, percent } from "../format.ts";
import { finite } from "../outcomes.ts";
import { partedFigure } from "../parted.ts";
import { profileScores } from "../profileScores.ts";

const NUM_THRESHOLDS = 80;

/** Performance profiles over all runs of all tasks: what share of them reaches how much. Nothing for a single run. */
export function profileFigures(tasks: readonly Evidence[]): Block[] {
  const numRuns = tasks.length * tasks[0].seeds.length;
  if (numRuns < 2) return [];
  const { title, meaning, returns, costRatios } = profileScores(tasks);
  const [method] = returns.keys();
  const above = profilesOf(returns, returnDomain(returns));
  const below = costRatios && mapped(profilesOf(costRatios, ratioDomain(costRatios)), atMost);
  const panels = [...returns.keys()].map((algorithm): Panel => {
    const gray = (profiles: ReadonlyMap<string, Profile>) => (algorithm === method ? undefined : profiles.get(method));
    const plots: ProfilePlot[] = [
      { yTitle: "share of runs above", xTitle: title, profile: above.get(algorithm)!, method: gray(above) },
      ...(below
        ? [
            {
              yTitle: "share of runs that cost at most",
              xTitle: "cost / limit",
              profile: below.get(algorithm)!,
              method: gray(below),
              limit: 1,
            },
          ]
        : []),
    ];
    const kept = costRatios
      ?.get(algorithm)!
      .flat()
      .filter((ratio) => ratio <= 1).length;
    const within = kept === undefined ? "" : `; ${percent(kept / numRuns)} of its runs cost at most the limit`;
    return { title: algorithm, alt: `Performance profile of ${algorithm}${within}.`, drawing: profilePlots(plots) };
  });
  const cost = below
    ? " Below: the share of runs whose cost, the worst in units of its limit, is at most so much; further left and higher is safer. Dashed: the limit."
    : "";
  const bands =
    tasks[0].seeds.length > 1
      ? " Bands: 95 % by stratified bootstrap, pointwise; there is none where all runs, or none, are on one side."
      : "";
  const gray = returns.size > 1 ? ` Gray: ${method}.` : "";
  const caption = `Performance profiles over ${count(tasks.length, "task")} and ${count(tasks[0].seeds.length, "seed")}: the share of runs that end above a threshold; further right and higher is better. The threshold is ${meaning}.${cost}${gray}${bands} What lies far off is not drawn.${lost(tasks)}`;
  const focus = new Set(tasks.flatMap((evidence) => [...focusOf(evidence)]));
  return partedFigure(
    { kind: "figure", id: "profiles", layout: "multiples", caption, panels },
    [...returns.keys()],
    focus,
  );
}

function lost(tasks: readonly Evidence[]): string {
  const numLost = tasks.flatMap(allSummaries).reduce((sum, { outcome }) => sum + outcome.lost.length, 0);
  if (numLost === 0) return "";
  return ` ${count(numLost, "run")} without a result ${numLost === 1 ? "counts" : "count"} as above no return and within no cost, so that lines of such variants never reach 100 %.`;
}

const profilesOf = (all: ReadonlyMap<string, Scores>, [low, high]: readonly number[]) => {
  const thresholds = Array.from({ length: NUM_THRESHOLDS }, (_, i) => low + ((high - low) * i) / (NUM_THRESHOLDS - 1));
  return mapped(all, (scores): Profile => {
    const shares = performanceProfile(scores, thresholds, { rng: rng("report/profile") });
    return { thresholds, shares };
  });
};

/** From the share above to the share that is not. */
const atMost = ({ thresholds, shares }: Profile): Profile => ({
  thresholds,
  shares: shares.map(({ value, low, high }) => ({ value: 1 - value, low: 1 - high, high: 1 - low })),
});

/** From where most runs are to the best of all, without variants that lie far off. */
const returnDomain = (returns: ReadonlyMap<string, Scores>): number[] =>
  domain(
    near(
      [...returns.values()].map((scores) => finite(scores.flat())),
      [0.04, 0],
      VERY_FAR,
    ).flat(),
    [0, 0],
  );

/** From 0 beyond the limit, to where most runs are but at most five times the limit. */
function ratioDomain(ratios: ReadonlyMap<string, Scores>): number[] {
  const [, high] = domain(finite([...ratios.values()].flat(2)), [0, 0.06], [0, 1.5]);
  return [0, Math.min(5, high)];
}

const mapped = <From, To>(all: ReadonlyMap<string, From>, to: (one: From, name: string) => To): Map<string, To> =>
  new Map([...all].map(([name, one]) => [name, to(one, name)]));
