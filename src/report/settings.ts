/** One setting in which two recipes differ. */
export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where two recipes differ, as deep as they have the same shape: two parts of
 * the same kind differ in a setting, two of different kinds as a whole.
 */
export const differences = (before: unknown, after: unknown): Difference[] =>
  isRecord(before) && isRecord(after)
    ? keysOf(before, after).flatMap((key) => within(before[key], after[key], key))
    : within(before, after, "");

function within(before: unknown, after: unknown, path: string): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = keysOf(before, after);
    if (keys.every((key) => key in before && key in after)) {
      return keys.flatMap((key) => within(before[key], after[key], `${path} › ${key}`));
    }
  }
  return [{ path, before: printed(before), after: printed(after) }];
}

const keysOf = (before: object, after: object) => [...new Set([...Object.keys(before), ...Object.keys(after)])];

/** Settings as a recipe would spell them: `pid({ proportional: 2, integral: 0.2 })`. */
export function printed(value: unknown): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (!isRecord(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
  const entries = Object.entries(value);
  // A part is written as its name and its options.
  if (entries.length === 1 && isRecord(entries[0][1])) return `${entries[0][0]}(${options(entries[0][1])})`;
  return options(value);
}

function options(record: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(record);
  return entries.length === 0 ? "" : `{ ${entries.map(([key, value]) => `${key}: ${printed(value)}`).join(", ")} }`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
