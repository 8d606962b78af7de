import { join } from "node:path";
import { readText } from "../experiments/files.ts";
import { findColumn, needColumn, parseCsv } from "./csv.ts";
import type { ImportFormat, LoggedUpdate, RunFiles } from "./loggedRun.ts";
import { leftNote } from "./notes.ts";
import { runName } from "./runName.ts";

/** The episodes of a run, as monitors saw them. */
export interface Monitored {
  readonly env: string; // empty where no monitor says
  readonly episodes: readonly LoggedUpdate[];
  readonly notes: readonly string[];
}

/**
 * The files `monitor.csv` or `<n>.monitor.csv` of Stable-Baselines3's Monitor, one
 * per copy of the environment: a line `#{"t_start": …, "env_id": …}`, then a row
 * per episode with its return `r`, its length `l` and the seconds `t` since then.
 * A cost stands in a column `cost`, as `info_keywords=("cost",)` writes it: the
 * last step's `info["cost"]`, so the environment has to sum it over the episode.
 *
 * DLR-RM/stable-baselines3 e05d2dbe: `common/monitor.py`
 */
export const monitor: ImportFormat = {
  name: "Stable-Baselines3's Monitor",
  looksFor: "monitor.csv with the columns r, l and t",
  read(where) {
    const monitored = monitoredEpisodes(where);
    if (!monitored) return undefined;
    const named = runName(where.folder);
    return {
      ...named,
      folder: where.folder,
      env: monitored.env || named.env,
      costLimit: NaN,
      settings: {},
      totalSteps: NaN,
      updates: monitored.episodes,
      notes: monitored.notes,
    };
  },
};

/** The episodes of all monitor files in a folder, in the order in which they ended; undefined where there is none. */
export function monitoredEpisodes({ folder, files }: RunFiles): Monitored | undefined {
  const paths = files.filter((file) => file.endsWith("monitor.csv")).map((file) => join(folder, file));
  if (paths.length === 0) return undefined;
  const copies = paths.map(copy);
  const all = copies.flatMap(({ episodes }) => episodes).sort((a, b) => a.time - b.time);
  let step = 0;
  return {
    env: copies.find(({ env }) => env !== "")?.env ?? "",
    episodes: all.map(({ time: _time, ...episode }) => ({ ...episode, step: (step += episode.episodeLength) })),
    notes: copies.flatMap(({ notes }) => notes),
  };
}

function copy(path: string) {
  const text = readText(path) ?? "";
  const [, head = "", table] = /^(?:#(.*)\r?\n)?([^]*)$/.exec(text)!;
  const { t_start: start = 0, env_id: env = "" } = headOf(head);
  const file = parseCsv(table, path);
  const [returns, lengths, seconds] = ["r", "l", "t"].map((name) => needColumn(file, [name]));
  const costs = findColumn(file, ["cost", "c", "episode_cost", "ep_cost"]);
  const episodes = returns.map((episodeReturn, i) => ({
    time: start + seconds[i],
    numEpisodes: 1,
    episodeReturn,
    episodeLength: lengths[i],
    episodeCost: costs?.[i] ?? NaN,
    lagrangeMultiplier: NaN,
    losses: {},
  }));
  return { env: env === null || env === "None" ? "" : env, episodes, notes: leftNote(path, file) };
}

function headOf(text: string): { t_start?: number; env_id?: string | null } {
  try {
    return JSON.parse(text) as ReturnType<typeof headOf>;
  } catch {
    return {};
  }
}
