// How matrices lie in memory: see kernels/panels.ts, which has the same numbers.

/** Rows that go through at once. */
export const chunkSize = 64;

/** Bytes of a number, of a row of a panel, from one panel of activations and from one output to the next. */
export const NUMBER = 4;
export const ROW = 8 * NUMBER;
export const CHUNK_PANEL = chunkSize * ROW;
export const OUTPUT_ROW = chunkSize * NUMBER;

/** How many panels of 8 columns hold `numColumns`. */
export const panelsOf = (numColumns: number): number => Math.ceil(numColumns / 8);
