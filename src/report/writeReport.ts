import { join } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import { loadResults } from "../tables/load.ts";
import { compose } from "./compose.ts";
import type { Figure, ReportDocument } from "./document.ts";
import { standalone } from "./figures/standalone.ts";
import { toHtml } from "./html/toHtml.ts";
import { toLatex } from "./toLatex.ts";
import { toMarkdown } from "./toMarkdown.ts";

/**
 * Writes the report of a results folder to `<folder>/report`: a page
 * (`index.html`), the same as Markdown (`report.md`), its tables as LaTeX
 * (`tables.tex`), and its figures (`figures/*.svg`). The same results give the
 * same bytes.
 *
 * @returns where the page and the Markdown are.
 */
export async function writeReport(folder: string): Promise<{ html: string; markdown: string }> {
  return writeDocument(compose(loadResults(folder)), join(folder, "report"));
}

/** Writes a report in all its forms to a folder. */
export function writeDocument(document: ReportDocument, folder: string): { html: string; markdown: string } {
  const html = join(folder, "index.html");
  const markdown = join(folder, "report.md");
  writeWhole(html, toHtml(document));
  writeWhole(markdown, toMarkdown(document));
  writeWhole(join(folder, "tables.tex"), toLatex(document));
  for (const figure of document.blocks.filter((block): block is Figure => block.kind === "figure")) {
    writeWhole(join(folder, "figures", `${figure.id}.svg`), standalone(figure));
  }
  return { html, markdown };
}
