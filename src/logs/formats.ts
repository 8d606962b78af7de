import type { UpdateRecord } from "../experiments/record.ts";
import { eventFileStart, eventRecord } from "./events.ts";
import { scalarsOf } from "./scalars.ts";

/** An update and when it was made. */
export interface LogEntry {
  readonly update: UpdateRecord;
  readonly wallTime: number; // seconds
}

/** A kind of log that a run can be followed by, one update after another. */
export interface LogFormat {
  /** The name of its file. */
  readonly file: string;
  /** What stands before the first update, given the names of all columns. */
  readonly begin: (columns: readonly string[]) => Uint8Array | string;
  readonly entry: (entry: LogEntry, columns: readonly string[]) => Uint8Array | string;
}

/** The kinds of logs, by the name that the command line gives them. */
export const logFormats = {
  /**
   * An event file, as TensorBoard reads it; its step is the count of environment steps.
   * The name has what TensorBoard looks for, and neither a time nor a machine.
   */
  tensorboard: {
    file: "events.out.tfevents.0000000000.saddle",
    begin: () => eventFileStart(0),
    entry: ({ update, wallTime }) =>
      eventRecord({
        wallTime,
        step: update.step,
        scalars: scalarsOf(update).map(({ tag, value }) => [tag, value]),
      }),
  },
  /** A row per update. A number that an update does not have is left blank. */
  csv: {
    file: "progress.csv",
    begin: (columns) => line(["update", "step", ...columns]),
    entry({ update }, columns) {
      const values = new Map(scalarsOf(update).map(({ column, value }) => [column, value]));
      return line([update.update, update.step, ...columns.map((column) => values.get(column) ?? "")]);
    },
  },
  /** An object per update. What is not a finite number is null, since other programs read it. */
  jsonl: {
    file: "progress.jsonl",
    begin: () => "",
    entry({ update }) {
      const values = Object.fromEntries(scalarsOf(update).map(({ column, value }) => [column, value]));
      return `${JSON.stringify({ update: update.update, step: update.step, ...values })}\n`;
    },
  },
} as const satisfies Readonly<Record<string, LogFormat>>;

/** The name of a kind of log. */
export type LogFormatName = keyof typeof logFormats;

/** All of them, in the order of the help. */
export const logFormatNames = Object.keys(logFormats) as LogFormatName[];

/** The columns of some updates, in the order in which they first appear. */
export const columnsOf = (updates: readonly UpdateRecord[]): string[] => [
  ...new Set(updates.flatMap((update) => scalarsOf(update).map(({ column }) => column))),
];

/** A whole log. */
export function logOf({ begin, entry }: LogFormat, entries: readonly LogEntry[]): Uint8Array {
  const columns = columnsOf(entries.map(({ update }) => update));
  const parts = [begin(columns), ...entries.map((each) => entry(each, columns))];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

const line = (cells: readonly (string | number)[]) => `${cells.map(cell).join(",")}\n`;

const cell = (value: string | number) =>
  typeof value === "string" && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
