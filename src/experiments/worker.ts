import type { CheckpointPace } from "./checkpointPace.ts";
import { isInUse } from "./claim.ts";
import { engineNamed } from "./engines.ts";
import type { FailureRecord } from "./record.ts";
import { loadSource, type Source } from "./source.ts";
import { places } from "./store.ts";
import { runTrial, type TrialNews } from "./trial.ts";

/** What a child process is asked to do: one run, by its address. */
export interface TrialJob {
  readonly source: Source;
  readonly index: number; // among the experiment's runs
  readonly engine: string;
  readonly folder: string; // of the experiment's results
  readonly checkpoints?: CheckpointPace;
  readonly patience?: number; // ms to wait for another process that is at the run
}

/** What it says meanwhile, and where it fails or finds another process at the run. */
export type WorkerMessage =
  { readonly news: TrialNews } | { readonly failure: FailureRecord } | { readonly held: string };

// Ctrl-C reaches the whole group of processes; the parent decides what happens then.
process.on("SIGINT", () => {});
const stopping = new AbortController();
process.on("SIGTERM", () => stopping.abort());
// A child whose parent is gone has nobody to work for; what it knows it leaves to the next.
const leave = () => (stopping.signal.aborted ? process.exit(1) : stopping.abort());
process.on("disconnect", leave);
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {}); // nobody listens any more

process.once("message", (job: TrialJob) => void work(job));

async function work({ source, index, engine, folder, checkpoints, patience }: TrialJob): Promise<void> {
  const say = (message: WorkerMessage) => new Promise((resolve) => void process.send?.(message, resolve));
  try {
    const place = places(await loadSource(source), engine, folder)[index];
    await runTrial(place, {
      engine: await engineNamed(engine),
      onNews: (news) => void say({ news }),
      complain: (problem) => void process.stderr.write(`${problem}\n`),
      ...(checkpoints && { checkpoints }),
      ...(patience !== undefined && { patience }),
      startSeconds: process.uptime(),
      signal: stopping.signal,
    });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    await say(isInUse(error) ? { held: message } : { failure: { error: message, ...(stack && { stack }) } });
    process.exitCode = 1;
  }
  process.off("disconnect", leave);
  if (process.connected) process.disconnect();
}
