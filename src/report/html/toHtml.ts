import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Block, ReportDocument } from "../document.ts";
import { escaped } from "../dom.ts";
import { blockHtml, textHtml } from "./blocks.ts";
import { explorerScript } from "./explorerScript.ts";
import { playerScript } from "./playerScript.ts";
import { playerStyle } from "./playerStyle.ts";
import { style } from "./style.ts";

/** Prints a report as one page that needs nothing else: no network, no other file. */
export function toHtml(document: ReportDocument): string {
  const has = (kind: Block["kind"]) => document.blocks.some((block) => block.kind === kind);
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
${document.blocks.map(blockHtml).join("\n")}
</main>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
}

const bundled = (file: string) => readFileSync(createRequire(import.meta.url).resolve(file), "utf8");
