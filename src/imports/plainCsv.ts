import { join } from "node:path";
import { readText } from "../experiments/files.ts";
import { findColumn, needColumn, parseCsv } from "./csv.ts";
import type { ImportFormat, LoggedUpdate } from "./loggedRun.ts";
import { costsNote, leftNote } from "./notes.ts";
import { runName } from "./runName.ts";

/**
 * A CSV file with Saddle's own names for its columns, a row per update: `step` and
 * `episodeReturn`, and as far as they are known `episodeCost`, `costLimit`,
 * `episodeLength`, `lagrangeMultiplier`. `saddle export --format csv` writes it, and
 * the log of any other program becomes one by another first line.
 */
export const plainCsv: ImportFormat = {
  name: "any program",
  looksFor: "progress.csv with step and episodeReturn",
  read({ folder, files }) {
    const name = files.find((file) => file === "progress.csv") ?? (files.length === 1 ? files[0] : "");
    if (!name.endsWith(".csv")) return undefined;
    const path = join(folder, name);
    const file = parseCsv(readText(path) ?? "", path);
    if (!["step", "episodeReturn"].some((column) => file.names.includes(column))) return undefined;
    const step = needColumn(file, ["step"]);
    const none = step.map(() => NaN);
    const column = (wanted: string) => findColumn(file, [wanted]) ?? none;
    const episodeReturn = needColumn(file, ["episodeReturn"]);
    const [numEpisodes, episodeLength, episodeCost, lagrangeMultiplier] = [
      "numEpisodes",
      "episodeLength",
      "episodeCost",
      "lagrangeMultiplier",
    ].map(column);
    return {
      ...runName(folder),
      folder,
      costLimit: column("costLimit").find((limit) => !Number.isNaN(limit)) ?? NaN,
      settings: {},
      totalSteps: NaN,
      updates: step.map((at, i): LoggedUpdate => ({
        step: at,
        numEpisodes: numEpisodes[i],
        episodeReturn: episodeReturn[i],
        episodeLength: episodeLength[i],
        episodeCost: episodeCost[i],
        lagrangeMultiplier: lagrangeMultiplier[i],
        losses: {},
      })),
      notes: [...leftNote(path, file), ...costsNote(path, file.names, "episodeCost.")],
    };
  },
};
