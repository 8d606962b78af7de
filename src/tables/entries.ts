/** A column of a table: its name, its type, its unit and what it means. */
export type Entry = readonly [name: string, type: "text" | "number", unit: string, meaning: string];

/** Which run a row is about. */
export const run: readonly Entry[] = [
  ["task", "text", "", "the environment's id and the cost limits"],
  ["algorithm", "text", "", "the name of the recipe"],
  ["seed", "number", "1", "the seed of the run; runs are the unit of replication"],
];

/** Which constraint a row is about. */
export const constraint: Entry = [
  "constraint",
  "text",
  "",
  "the name of the constrained cost; empty where a task has none",
];

/** Its limit. */
export const costLimit: Entry = [
  "costLimit",
  "number",
  "unit of the constraint",
  "the user's limit; NaN where there is none",
];
