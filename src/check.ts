/*
 * What an option may be, where its type alone does not say so. Each check names
 * the part, the option, its value, and what would be right.
 */

/** Refuses a number outside [low, high]. */
export function within(part: string, key: string, value: number, low: number, high: number): void {
  demand(value >= low && value <= high, part, key, value, `lie in [${low}, ${high}]`);
}

/** Refuses a number outside [low, high). */
export function withinBelow(part: string, key: string, value: number, low: number, high: number): void {
  demand(value >= low && value < high, part, key, value, `lie in [${low}, ${high})`);
}

/** Refuses a number below `low`. */
export function atLeast(part: string, key: string, value: number, low: number): void {
  demand(value >= low, part, key, value, `be ${low} or above`);
}

/** Refuses everything but a number above 0. */
export function positive(part: string, key: string, value: number): void {
  demand(value > 0, part, key, value, "be above 0");
}

/** Refuses everything but 1, 2, 3, … */
export function positiveWhole(part: string, key: string, value: number): void {
  demand(Number.isInteger(value) && value >= 1, part, key, value, "be a whole number, 1 or above");
}

function demand(ok: boolean, part: string, key: string, value: number, rule: string): void {
  if (!ok) throw new Error(`${part}: ${key} is ${value}; it must ${rule}`);
}
