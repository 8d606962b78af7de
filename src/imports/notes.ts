import type { Records } from "../logs/recordFile.ts";

/** What follows the last piece of a file that could be read, and whether that is damaged or only cut off. */
export type LeftOver = Omit<Records, "records">;

/** What a reader has to know of a file of which something was left; nothing where all was read. */
export function leftNote(path: string, { numBytesLeft, isDamaged }: LeftOver): string[] {
  if (numBytesLeft === 0) return [];
  const why = isDamaged ? "is damaged" : "is cut off";
  return [`${path}: ${why}; what came before was read, ${numBytesLeft} bytes at its end were left`];
}

/** What a reader has to know of Saddle's own logs of several constraints, whose costs have names like `episodeCost.heat`. */
export function costsNote(path: string, names: readonly string[], prefix: string): string[] {
  const costs = names.filter((name) => name.startsWith(prefix));
  if (costs.length === 0) return [];
  return [
    `${path}: has ${costs.join(" and ")}, and no cost is read where there are several; give Saddle's own results`,
  ];
}
