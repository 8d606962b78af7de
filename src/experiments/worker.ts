import { join } from "node:path";
import { engineNamed } from "./engines.ts";
import type { FailureRecord } from "./record.ts";
import { loadSource, type Source } from "./source.ts";
import { writeJson } from "./files.ts";
import { places } from "./store.ts";
import { runTrial, type TrialNews } from "./trial.ts";

/** What a child process is asked to do: one run, by its address. */
export interface TrialJob {
  readonly source: Source;
  readonly index: number; // among the experiment's runs
  readonly engine: string;
  readonly folder: string; // of the experiment's results
}

/** What it says meanwhile. */
export type WorkerMessage = { readonly news: TrialNews } | { readonly error: string };

// Ctrl-C reaches the whole group of processes; the parent decides what happens then.
process.on("SIGINT", () => {});
const leave = () => process.exit(1);
process.on("disconnect", leave);

process.once("message", (job: TrialJob) => void work(job));

async function work({ source, index, engine, folder }: TrialJob): Promise<void> {
  const say = (message: WorkerMessage) => void process.send?.(message);
  let runFolder: string | undefined;
  try {
    const place = places(await loadSource(source), engine, folder)[index];
    runFolder = place.folder;
    await runTrial(place, { engine: engineNamed(engine), onNews: (news) => say({ news }) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const failure: FailureRecord = { error: message, ...(stack && { stack }) };
    if (runFolder) writeJson(join(runFolder, "failed.json"), failure);
    say({ error: message });
    process.exitCode = 1;
  }
  process.off("disconnect", leave);
  process.disconnect();
}
