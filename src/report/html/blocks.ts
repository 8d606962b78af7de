import type { Block, Cell, Column, Explorer, Figure, Inline, Table, Text } from "../document.ts";
import { escaped } from "../dom.ts";
import { renamed } from "../figures/draw.ts";
import { categorical } from "../theme.ts";
import { described } from "./described.ts";
import { playerHtml } from "./player.ts";

/** Text as markup. */
export const textHtml = (text: Text): string =>
  typeof text === "string" ? escaped(text) : text.map(inlineHtml).join("");

function inlineHtml(inline: Inline): string {
  if (typeof inline === "string") return escaped(inline);
  const text = escaped(inline.text);
  if (inline.as === "link") return `<a href="${escaped(inline.href ?? "")}">${text}</a>`;
  return inline.as === "code" ? `<code>${text}</code>` : `<strong>${text}</strong>`;
}

/** What a section is called that begins at a block of the document; it has no meaning within a fold. */
export const sectionId = (index: number): string => `section-${index}`;

/** One block of a report as markup. `index` is its place in the document, and is left out within a fold. */
export function blockHtml(block: Block, index?: number): string {
  switch (block.kind) {
    case "heading": {
      const id = index === undefined ? "" : ` id="${sectionId(index)}"`;
      return `<h${block.level}${id}${index === 0 ? ' class="first"' : ""}>${escaped(block.text)}</h${block.level}>`;
    }
    case "paragraph":
      return `<p${block.quiet ? ' class="quiet"' : ""}>${textHtml(block.text)}</p>`;
    case "list": {
      const isPlain = block.items.every(({ tone }) => tone === "neutral");
      const items = block.items.map(
        ({ text, tone }) => `<li${isPlain ? "" : ` class="${tone}"`}>${textHtml(text)}</li>`,
      );
      return `<ul${isPlain ? "" : ' class="findings"'}>\n${items.join("\n")}\n</ul>`;
    }
    case "table":
      return tableHtml(block);
    case "figure":
      return figureHtml(block);
    case "explorer":
      return explorerHtml(block);
    case "player":
      return playerHtml(block);
    case "listing":
      return `<pre>${escaped(block.text)}</pre>`;
    case "fold":
      return `<details><summary>${escaped(block.summary)}</summary>${block.blocks.map((inner) => blockHtml(inner)).join("\n")}</details>`;
  }
}

function tableHtml({ caption, columns, rows }: Table): string {
  const isNumeric = columns.some(({ align }) => align === "right");
  const head = columns.map(
    (column) => `<th scope="col"${sideOf(column)}>${escaped(column.title)}${small(column)}</th>`,
  );
  const body = rows.map((row) => `<tr>${row.map((cell, i) => cellHtml(cell, columns[i])).join("")}</tr>`);
  return `<div class="scroll${isNumeric ? "" : " settings"}" tabindex="0" role="region" aria-label="table"><table><caption>${textHtml(caption)}</caption>
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table></div>`;
}

function cellHtml(cell: Cell, { align }: Column): string {
  const names = [align === "right" ? "right" : "", cell.tone === "bad" ? "bad" : ""].filter(Boolean).join(" ");
  return `<td${names ? ` class="${names}"` : ""}>${escaped(cell.text)}${small(cell)}</td>`;
}

const sideOf = ({ align }: Column) => (align === "right" ? ' class="right"' : "");
const small = ({ detail }: { readonly detail?: string }) => (detail ? `<small>${escaped(detail)}</small>` : "");

/** How much larger than drawn a figure may become. */
const GROWTH = 1.25;

function figureHtml({ id, caption, panels, layout }: Figure): string {
  const pictures = panels.map(({ title, alt, drawing }, i) => {
    const style = `max-width:${Math.round(GROWTH * drawing.width)}px`;
    const svg = described(renamed(drawing.svg, `${id}-${i}`), alt, ` style="${style}"`);
    return `<div class="panel"><h4>${escaped(title)}</h4>${svg}</div>`;
  });
  return `<figure id="${id}"><div class="panels ${layout}">
${pictures.join("\n")}
</div><figcaption>${textHtml(caption)}</figcaption></figure>`;
}

function explorerHtml({ caption, groups }: Explorer): string {
  // "<" is written so that no text can end the script element.
  const data = JSON.stringify({ groups, palette: categorical }).replaceAll("<", "\\u003c");
  return `<div class="explorer">
<script type="application/json">${data}</script>
<div class="bar"><select aria-label="quantity"></select><span class="at"></span></div>
<div class="stage"></div>
<div class="chips" role="group" aria-label="variants"></div>
<p class="quiet">${textHtml(caption)}</p>
<noscript>These curves need a browser that runs scripts.</noscript>
</div>`;
}
