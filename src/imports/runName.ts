import { resolve, sep } from "node:path";

/** What the path of a log says of its run. */
export interface RunName {
  readonly algorithm: string;
  readonly env: string; // empty where the path does not say
  readonly seed: number | undefined;
}

/** Folders within a run's that say what kind of log is in them. */
const WITHIN = new Set(["tb", "tensorboard", "logs", "log", "csv"]);

/**
 * Reads algorithm, environment and seed off a path, where a log does not say them itself:
 *
 * - `<env>__<algorithm>__<seed>__<time>`, as CleanRL names its runs;
 * - `<algorithm>-{<env>}/seed-003-<time>`, as OmniSafe does;
 * - `[<env>/]<algorithm>/<seed>` or `…/seed3`, as SafePO and Saddle do;
 * - `<algorithm>_seed3`, `<algorithm>-s3`;
 * - `<algorithm>_3`, as Stable-Baselines3 counts runs: 3 is no seed;
 * - else the name of the folder is that of the algorithm.
 */
export function runName(folder: string): RunName {
  const [name = "run", above = "run", further = ""] = partsOf(folder).toReversed();
  const cleanRl = /^(.+)__(.+)__(\d+)__\d+$/.exec(name);
  if (cleanRl) return { env: cleanRl[1], algorithm: cleanRl[2], seed: Number(cleanRl[3]) };
  // A bare number has no time behind it: 12-30-00 is a time itself, and no seed.
  const [, seed, bare = seed] = /^seed[-_=]?(\d+)(?:-[\d_-]*)?$|^(\d+)$/i.exec(name) ?? [];
  if (bare !== undefined) return { ...algorithmIn(above, further), seed: Number(bare) };
  const behind = /^(.+?)[-_](?:seed[-_=]?|s)(\d+)$/i.exec(name);
  if (behind) return { ...algorithmIn(behind[1], above), seed: Number(behind[2]) };
  return { ...algorithmIn(name.replace(/_\d+$/, ""), above), seed: undefined };
}

/** The parts of a path that say something of what is there. */
export function partsOf(path: string): string[] {
  const parts = resolve(path).split(sep).filter(Boolean);
  while (parts.length > 1 && WITHIN.has(parts.at(-1)!)) parts.pop();
  return parts;
}

function algorithmIn(name: string, above: string): Pick<RunName, "algorithm" | "env"> {
  const [, algorithm = name, env = envIn(above)] = /^(.+)-\{(.+)\}$/.exec(name) ?? [];
  return { algorithm, env };
}

/** A folder that is called like an environment, with or without Saddle's limits behind it: `CartPole-v1`. */
const envIn = (name: string): string => /^[\w.-]+?-v\d+/.exec(name)?.[0] ?? "";
