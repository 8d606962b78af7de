import { basename } from "node:path";
import { nearest } from "../math/nearest.ts";
import type { LeftOver } from "./notes.ts";

/** A CSV file as text: its columns and their cells. */
export interface CsvFile extends LeftOver {
  readonly path: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Takes a CSV file apart, up to where it makes no sense. Cells may be quoted, a quote within doubled (RFC 4180).
 * A last line with fewer cells than there are columns was cut off, and is left out.
 */
export function parseCsv(text: string, path: string): CsvFile {
  const { lines, numRead } = linesOf(text);
  const [names = [], ...rows] = lines;
  const isCut = numRead === text.length && (rows.at(-1)?.length ?? Infinity) < names.length && !text.endsWith("\n");
  const left = text.slice(isCut ? text.lastIndexOf("\n") + 1 : numRead);
  return {
    path,
    names: names.map((name) => name.trim()),
    rows: isCut ? rows.slice(0, -1) : rows,
    numBytesLeft: Buffer.byteLength(left),
    isDamaged: left.includes("\n"),
  };
}

/** The lines of a text as cells, and how many of its letters they are. */
function linesOf(text: string): { readonly lines: string[][]; readonly numRead: number } {
  const lines: string[][] = [];
  let cells: string[] = [];
  let numRead = 0;
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, cell, end] = match;
    if (whole === "" && cells.length === 0) break;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") lines.push(cells);
    cells = [];
    numRead = token.lastIndex;
    if (numRead >= text.length) break;
  }
  return { lines, numRead };
}

/** The first of some columns that a file has, as numbers, NaN where a cell is none; undefined where it has none of them. */
export function findColumn({ names, rows }: CsvFile, wanted: readonly string[]): number[] | undefined {
  const column = wanted.map((name) => names.indexOf(name)).find((at) => at >= 0);
  return column === undefined ? undefined : rows.map((row) => numberOf(row[column] ?? ""));
}

/**
 * The first of some columns that a file has, as numbers.
 *
 * @throws where it has none of them, with the columns whose names come nearest.
 */
export function needColumn(file: CsvFile, wanted: readonly string[]): number[] {
  const column = findColumn(file, wanted);
  if (column) return column;
  const near = [...new Set(wanted.flatMap((name) => nearest(name, file.names)))].slice(0, 3);
  const meant = near.length > 0 ? `did you mean ${near.map(quoted).join(" or ")}?` : `it has ${listed(file.names)}`;
  throw new Error(`${file.path}: ${basename(file.path)} has no column ${wanted.map(quoted).join(" or ")}; ${meant}`);
}

const quoted = (name: string) => `"${name}"`;
const listed = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(", ")}, … (${names.length} columns)` : names.join(", ");

/** A number as Python or JavaScript prints it: also nan, inf and -Infinity. A blank is none. */
export function numberOf(text: string): number {
  const plain = text.trim().toLowerCase();
  if (plain === "") return NaN;
  const [, sign] = /^([+-]?)inf(?:inity)?$/.exec(plain) ?? [];
  if (sign !== undefined) return sign === "-" ? -Infinity : Infinity;
  return Number(plain.replace(/^tensor\((.*)\)$/, "$1"));
}
