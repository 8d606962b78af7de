import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textTable, type Cell } from "../../src/cli/textTable.ts";
import type { Section, Target } from "./section.ts";

/** Where and when it was measured. */
export interface Circumstances {
  readonly date: string;
  readonly processor: string;
  readonly numCores: number;
  readonly loadAverage: string;
  readonly node: string;
  readonly v8: string;
  readonly mode: string;
}

const targetHeader = ["target", "goal", "measured", "measured / goal", ""];
const targetRow = ({ claim, goal, measured }: Target): Cell[] => [
  claim,
  `≥ ${goal}`,
  measured,
  measured / goal,
  measured >= goal ? "met" : "not met",
];

/** The sections as people read them in a terminal. */
export function toText(circumstances: Circumstances, sections: readonly Section[]): string {
  const tables = sections.map(({ title, note, header, rows }) => `${title}\n${note}\n\n${textTable(header, rows)}\n`);
  const targets = textTable(targetHeader, sections.flatMap((section) => section.targets).map(targetRow));
  return [describe(circumstances), "", ...tables, "Targets\n", targets, ""].join("\n");
}

/** The same in Markdown. */
export function toMarkdown(circumstances: Circumstances, sections: readonly Section[]): string {
  const tables = sections.map(({ title, note, header, rows }) => `## ${title}\n\n${note}\n\n${table(header, rows)}\n`);
  const targets = table(targetHeader, sections.flatMap((section) => section.targets).map(targetRow));
  const how =
    "Candidates take turns, round after round, each in a process that runs nothing else; times are medians of CPU time, "
    + "in which waiting for a busy machine does not count. Made by `npm run bench`.";
  return [`# Benchmarks\n\n${describe(circumstances)}\n\n${how}\n`, `## Targets\n\n${targets}\n`, ...tables].join("\n");
}

/** Writes bench.md and bench.json into a folder. */
export function writeBench(folder: string, circumstances: Circumstances, sections: readonly Section[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bench.md"), toMarkdown(circumstances, sections));
  writeFileSync(join(folder, "bench.json"), `${JSON.stringify({ ...circumstances, sections }, null, 2)}\n`);
}

const describe = ({ date, processor, numCores, loadAverage, node, v8, mode }: Circumstances) =>
  `${date}, ${mode} run: ${processor}, ${numCores} cores, load ${loadAverage}, Node ${node}, V8 ${v8}`;

const table = (header: readonly string[], rows: readonly (readonly Cell[])[]) =>
  [header, header.map(() => "---"), ...rows.map((row) => row.map(show))]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

const show = (cell: Cell) => {
  if (typeof cell === "string") return cell;
  return Number.isNaN(cell) ? "" : String(Number(cell.toPrecision(Number.isInteger(cell) ? 15 : 3)));
};
