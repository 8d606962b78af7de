import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import fc from "fast-check";

/** What becomes of a file: a bit of it is turned over, or it ends too early. */
export interface Damage {
  readonly at: number; // in [0, 1), how far into the file
  readonly bit: number; // 0 to 7
  readonly isCut: boolean;
}

/** Any damage. */
export const damages = {
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bit: fc.nat(7),
  isCut: fc.boolean(),
};

/** Turns a bit of a file over, or cuts the file off. */
export function damage(path: string, { at, bit, isCut }: Damage): void {
  const bytes = readFileSync(path);
  const index = Math.floor(at * bytes.length);
  if (isCut) return truncateSync(path, index);
  bytes[index] ^= 1 << bit;
  writeFileSync(path, bytes);
}
