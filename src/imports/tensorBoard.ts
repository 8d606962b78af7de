import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEvents } from "../logs/events.ts";
import { nearest } from "../math/nearest.ts";
import { mean } from "../stats/mean.ts";
import type { ImportFormat, LoggedUpdate } from "./loggedRun.ts";
import { costsNote, leftNote } from "./notes.ts";
import { runName } from "./runName.ts";

/** The tags under which programs log a quantity: Saddle, OmniSafe and SafePO, Stable-Baselines3, CleanRL, FSRL. */
const tags = {
  episodeReturn: ["return/episode", "Metrics/EpRet", "rollout/ep_rew_mean", "charts/episodic_return", "train/reward"],
  episodeCost: ["cost/episode", "Metrics/EpCost", "rollout/ep_cost_mean", "charts/episodic_cost", "train/cost"],
  episodeLength: ["episode/length", "Metrics/EpLen", "rollout/ep_len_mean", "charts/episodic_length", "train/length"],
  lagrangeMultiplier: ["multiplier", "Metrics/LagrangeMultiplier", "Train/LagragianMultiplier"],
  // OmniSafe and SafePO count epochs in the events, and log the environment steps beside.
  step: ["TotalEnvSteps", "Train/TotalSteps"],
} as const;

/** What was logged under one tag: the values of each step. */
type Series = ReadonlyMap<number, readonly number[]>;

/**
 * The scalars of TensorBoard's event files, whoever wrote them. Where several
 * values stand at one step, as when several episodes end there, their mean counts;
 * where a run was resumed, the later file. What the run was is read off the path.
 */
export const tensorBoard: ImportFormat = {
  name: "TensorBoard",
  looksFor: "events.out.tfevents.* with a return per episode",
  read({ folder, files }) {
    const paths = files.filter((file) => file.includes("tfevents")).map((file) => join(folder, file));
    if (paths.length === 0) return undefined;
    const all = new Map<string, Map<number, number[]>>();
    const notes = paths.sort().flatMap((path) => addFile(all, path));
    const series = (quantity: keyof typeof tags): Series | undefined =>
      tags[quantity].map((tag) => all.get(tag)).find((found) => found !== undefined);
    const returns = series("episodeReturn");
    if (!returns) throw new Error(`${folder}: ${missing([...all.keys()])}`);
    const at = (quantity: keyof typeof tags, step: number) => mean(series(quantity)?.get(step) ?? []);
    const steps = series("step");
    const updates = [...returns.entries()].sort(([a], [b]) => a - b);
    return {
      ...runName(folder),
      folder,
      costLimit: mean(all.get("cost/limit")?.values().next().value ?? []),
      settings: {},
      totalSteps: NaN,
      updates: updates.map(([step, values]): LoggedUpdate => ({
        step: steps ? at("step", step) : step,
        numEpisodes: NaN,
        episodeReturn: mean(values),
        episodeLength: at("episodeLength", step),
        episodeCost: at("episodeCost", step),
        lagrangeMultiplier: at("lagrangeMultiplier", step),
        losses: {},
      })),
      notes: [...notes, ...costsNote(folder, [...all.keys()], "cost/episode/")],
    };
  },
};

/** Adds the scalars of a file; answers what could not be read of it. */
function addFile(all: Map<string, Map<number, number[]>>, path: string): string[] {
  const { events, ...left } = readEvents(readFileSync(path));
  const begun = new Set<string>();
  for (const { step, scalars } of events) {
    for (const [tag, value] of scalars) {
      const series = all.get(tag) ?? new Map<number, number[]>();
      all.set(tag, series);
      if (!begun.has(tag)) for (const later of [...series.keys()].filter((each) => each >= step)) series.delete(later);
      begun.add(tag);
      const values = series.get(step);
      if (values) values.push(value);
      else series.set(step, [value]);
    }
  }
  return leftNote(path, left);
}

function missing(found: readonly string[]): string {
  const wanted = tags.episodeReturn.join(", ");
  if (found.length === 0) return `the event files hold no scalars; looked for a return per episode: ${wanted}`;
  const near = [...new Set(tags.episodeReturn.flatMap((tag) => nearest(tag, found)))].slice(0, 3);
  const shown = near.length > 0 ? near : found.slice(0, 8);
  return `no scalar of the event files is known to be a return per episode; looked for ${wanted}; there is ${shown.join(", ")}`;
}
