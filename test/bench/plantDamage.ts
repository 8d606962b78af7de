import { cpSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Rng } from "../../src/math/rng.ts";
import { loadResults } from "../../src/tables/load.ts";
import { damage } from "../experiments/damage.ts";
import { attempt, resultFiles } from "../experiments/killing.ts";

interface Planting {
  readonly random: Rng;
  readonly numDamages: number; // one file at a time
  /** The files of the sweep, as `resultFiles` answers them. */
  readonly expected: ReadonlyMap<string, string>;
}

const often = 50; // damages between two after which the sweep is started again

/**
 * Damages the files of a finished sweep one at a time: a bit is turned over, or the end cut off. A damage is noticed
 * where reading the results is refused with the file's name, or that of the list that should name it. What is read by
 * nobody is left alone: how long the runs took, and tables and reports, which are written from the rest.
 */
export async function plantDamage(folder: string, { random, numDamages, expected }: Planting) {
  const isRead = (file: string) => !/timing\.json$|^tables|^report/.test(file);
  const files = [...expected.keys()].filter(isRead);
  const missed: string[] = [];
  let [planted, redone] = [0, 0];
  while (planted < numDamages) {
    const file = files[random.int(files.length)];
    const path = join(folder, file);
    const before = readFileSync(path);
    const how = { at: random.uniform(), bit: random.int(8), isCut: random.int(2) === 0 };
    damage(path, how);
    planted++;
    if (!isRefused(folder, file)) missed.push(`${file} ${JSON.stringify(how)}`);
    if (planted % often === 0) {
      const copy = `${folder}-again`;
      cpSync(folder, copy, { recursive: true });
      const { code } = await attempt(copy, random, { kill: false, numSeeds: 2 });
      const found = resultFiles(copy);
      if (
        code === 0
        && found.size === expected.size
        && [...found].every(([name, bytes]) => expected.get(name) === bytes)
      )
        redone++;
      else missed.push(`${file} ${JSON.stringify(how)}: started again, it ended with ${code} or other bytes`);
      rmSync(copy, { recursive: true });
    }
    writeFileSync(path, before);
  }
  return { planted, refused: planted - missed.length, redone, missed };
}

/** Whether the results are refused with a sentence that names the damaged file, or one that no longer agrees with it. */
function isRefused(folder: string, file: string): boolean {
  try {
    loadResults(folder);
    return false;
  } catch (error) {
    const { message } = error as Error;
    const isNamed = message.startsWith(`${join(folder, file)}: is damaged`);
    const isOfChecksums = dirname(message.split(": is damaged")[0]) === dirname(join(folder, file));
    return isNamed || (/checksums|run\.json/.test(basename(file)) && isOfChecksums);
  }
}
