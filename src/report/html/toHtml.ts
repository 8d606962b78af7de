import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { unfolded, type Block, type ReportDocument } from "../document.ts";
import { escaped } from "../dom.ts";
import { blockHtml, sectionId, textHtml } from "./blocks.ts";
import { explorerScript } from "./explorerScript.ts";
import { playerScript } from "./playerScript.ts";
import { playerStyle } from "./playerStyle.ts";
import { style } from "./style.ts";

/** Prints a report as one page that needs nothing else: no network, no other file. */
export function toHtml(document: ReportDocument): string {
  const all = unfolded(document.blocks);
  const has = (kind: Block["kind"]) => all.some((block) => block.kind === kind);
  const scripts = [
    ...(has("explorer") ? [bundled("uplot/dist/uPlot.iife.min.js"), explorerScript] : []),
    ...(has("player") ? [playerScript] : []),
  ];
  const css = [
    has("explorer") ? bundled("uplot/dist/uPlot.min.css") : "",
    style,
    has("player") ? playerStyle : "",
  ].join("");
  // Only these scripts may run, and nothing may be fetched.
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src ${hashes.join(" ") || "'none'"}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.title)}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${escaped(document.title)}</h1>
<p class="subtitle">${textHtml(document.subtitle)}</p>
${contents(document.blocks)}${document.blocks.map(blockHtml).join("\n")}
</main>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
}

/** Links to the sections, where there are enough of them to look for one. */
function contents(blocks: readonly Block[]): string {
  const links = blocks.flatMap((block, i) =>
    block.kind === "heading" && block.level === 2 ? [`<a href="#${sectionId(i)}">${escaped(block.text)}</a>`] : [],
  );
  return links.length < 4 ? "" : `<nav class="contents" aria-label="sections">${links.join("")}</nav>\n`;
}

const bundled = (file: string) => readFileSync(createRequire(import.meta.url).resolve(file), "utf8");
