import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import { framesOf } from "../experiments/recording/frames.ts";
import { loadResults, toTable } from "../tables/load.ts";
import { loadPolicies } from "../tables/policies.ts";
import { loadRecordings } from "../tables/recordings.ts";
import type { DerivedTableName } from "../tables/results.ts";
import { loadTimings } from "../tables/timings.ts";
import { writeTable } from "../tables/write.ts";
import { analysesOf } from "./analysis.ts";
import { compose } from "./compose.ts";
import { unfolded, type Block, type Figure, type ReportDocument } from "./document.ts";
import { standalone } from "./figures/standalone.ts";
import { filmStrip } from "./scene/filmStrip.ts";
import { toHtml } from "./html/toHtml.ts";
import { derivedTables } from "./measures/derivedTables.ts";
import type { PngPrinter } from "./png.ts";
import { toLatex } from "./toLatex.ts";
import { toMarkdown } from "./toMarkdown.ts";

/**
 * Writes the report of a results folder to `<folder>/report`: a page
 * (`index.html`), the same as Markdown (`report.md`), its tables as LaTeX
 * (`tables.tex`), its figures (`figures/*.svg`, and as PNG with a printer of
 * those), and how long the runs took (`timing.csv`). The tables that it rests
 * on, `measures`, `summary` and `pairwise`, join the others in
 * `<folder>/tables`, and so do the experiment's own `metrics`. The same results give the same bytes.
 *
 * @returns where the page and the Markdown are.
 */
export async function writeReport(folder: string, options: WriteOptions = {}): Promise<Written> {
  const results = loadResults(folder);
  const tasks = analysesOf(results);
  for (const [name, table] of Object.entries(derivedTables(results, tasks))) {
    writeTable(join(folder, "tables"), name as DerivedTableName, table);
  }
  const report = join(folder, "report");
  const timings = loadTimings(folder).map((timing) => ({ ...timing }));
  writeWhole(join(report, "timing.csv"), toTable("timing", timings).toCSV());
  const document = compose(results, loadRecordings(folder), loadPolicies(folder), { tasks });
  return writeDocument(document, report, options);
}

/** What is written beside a report's usual files. */
export interface WriteOptions {
  /** Also writes every figure as `figures/*.png`. */
  readonly png?: PngPrinter;
}

/** Where a report lies. */
export interface Written {
  readonly html: string;
  readonly markdown: string;
  readonly numFigures: number;
}

/** Writes a report in all its forms to a folder. */
export function writeDocument(document: ReportDocument, folder: string, { png }: WriteOptions = {}): Written {
  const html = join(folder, "index.html");
  const markdown = join(folder, "report.md");
  writeWhole(html, toHtml(document));
  writeWhole(markdown, toMarkdown(document));
  writeWhole(join(folder, "tables.tex"), toLatex(document));
  const figures = unfolded(document.blocks).flatMap(figuresOf);
  for (const figure of figures) {
    const svg = standalone(figure);
    const path = join(folder, "figures", figure.id);
    writeWhole(`${path}.svg`, svg);
    if (png) writeWhole(`${path}.png`, png(svg));
  }
  dropOthers(join(folder, "figures"), new Set(figures.map(({ id }) => id)));
  return { html, markdown, numFigures: figures.length };
}

/** Takes away what an earlier report drew and this one does not. */
function dropOthers(folder: string, ids: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, id] = /^(.+)\.(?:svg|png)$/.exec(name) ?? [];
    if (id !== undefined && !ids.has(id)) rmSync(join(folder, name));
  }
}

/** What of a block goes into a file: a figure, and of episodes the first as a film strip. */
function figuresOf(block: Block): Figure[] {
  if (block.kind === "figure") return [block];
  if (block.kind !== "player" || block.takes.length === 0) return [];
  const { id, caption, takes } = block;
  const [{ name, recording }] = takes;
  const panel = { title: name, alt: `frames of an episode of ${name}`, drawing: filmStrip(framesOf(recording)) };
  return [{ kind: "figure", id, caption, layout: "row", panels: [panel] }];
}
