/** One number for each row. */
export type Column = Float64Array;

/** What a gradient becomes on its way through a slope. Where it is 0 it stays 0, be the slope infinite or not a number. */
export const through = (slope: number, dy: number): number => (dy === 0 ? 0 : dy * slope);
