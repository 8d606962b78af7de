import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Rng } from "../../src/math/rng.ts";

/** What became of one start of `saddle run`. */
export interface Attempt {
  /** The exit code; undefined where it was killed. */
  readonly code: number | undefined;
  readonly printed: string;
}

export const experiment = "test/experiments/fixtures/killed.ts";

/** Starts the experiment in a group of processes of its own, saving after every `everyUpdates`; two runs for each seed. */
export function start(folder: string, everyUpdates: number, numSeeds = 1): ChildProcess {
  const flags = ["--out", folder, "--seeds", `${numSeeds}`, "--workers", "2", "--checkpoint-every", `${everyUpdates}u`];
  const args = ["src/cli/saddle.mjs", "run", experiment, ...flags];
  return spawn(process.execPath, args, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
}

/** Starts it and kills the whole group at a random moment, or later than that, once runs are under way. */
export async function attempt(
  folder: string,
  random: Rng,
  { kill, numSeeds = 1 }: { kill: boolean; numSeeds?: number },
): Promise<Attempt> {
  const child = start(folder, 1 + random.int(4), numSeeds);
  let printed = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (text) => void (printed += String(text)));
  const life = { ended: false };
  const end = once(child, "close").then(([code]) => {
    life.ended = true;
    return code as number | null;
  });
  if (kill) {
    const startsBlind = random.uniform() < 0.25;
    const before = sizeOfLogs(folder);
    if (!startsBlind) while (!life.ended && sizeOfLogs(folder) === before) await setTimeout(5);
    await Promise.race([end, setTimeout(random.uniform() * (startsBlind ? 2000 : 400))]);
    if (!life.ended) process.kill(-child.pid!, "SIGKILL");
  }
  return { code: (await end) ?? undefined, printed };
}

/** Every file of the results that must not depend on what happened on the way, with its bytes; of others, their names. */
export function resultFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const isFile = (file: string) => statSync(join(folder, file)).isFile() && !file.startsWith("report");
  const varies = /timing\.json$|experiment\.json$/; // seconds; the command as it was typed
  return new Map(
    files.filter(isFile).map((file) => [file, varies.test(file) ? "" : readFileSync(join(folder, file), "base64")]),
  );
}

/** The runs that are done, with when they came to be. */
export const doneRuns = (folder: string): ReadonlyMap<string, number> =>
  new Map(under(folder, "done").map((file) => [file, statSync(file).mtimeMs]));

/** Bytes that the runs of a folder have logged. */
export const sizeOfLogs = (folder: string) =>
  under(folder, "updates.jsonl").reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

function under(folder: string, name: string): string[] {
  const runs = join(folder, "runs");
  if (!existsSync(runs)) return [];
  const files = readdirSync(runs, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(`/${name}`)).map((file) => join(runs, file));
}
