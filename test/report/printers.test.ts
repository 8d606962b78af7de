import { expect, it } from "vitest";
import {
  fold,
  code,
  heading,
  link,
  list,
  paragraph,
  strong,
  type Block,
  type ReportDocument,
} from "../../src/report/document.ts";
import { wrapped } from "../../src/report/figures/standalone.ts";
import { blockHtml } from "../../src/report/html/blocks.ts";
import { toHtml } from "../../src/report/html/toHtml.ts";
import { toLatex } from "../../src/report/toLatex.ts";
import { toMarkdown } from "../../src/report/toMarkdown.ts";

const document = (...blocks: Block[]): ReportDocument => ({ title: "Is a < b & c?", subtitle: "so be it", blocks });
const table: Block = {
  kind: "table",
  caption: "what *it* says",
  columns: [
    { title: "variant", align: "left" },
    { title: "cost", detail: "≤ 1", align: "right" },
  ],
  rows: [[{ text: "a|b <i>" }, { text: "2", detail: "[1, 3]", tone: "bad" }]],
};
const figure: Block = {
  kind: "figure",
  id: "ablation",
  caption: "what it shows",
  layout: "row",
  panels: [
    { title: "left", alt: 'a "picture"', drawing: { svg: '<svg width="4" height="2"></svg>', width: 4, height: 2 } },
  ],
};

it("HTML — escapes whatever could be read as markup", () => {
  const page = toHtml(document(paragraph(["1 < 2 ", strong("<b>"), code("a & b"), link("here", 'x?"y"')])));
  expect(page).toContain("<h1>Is a &lt; b &amp; c?</h1>");
  expect(page).toContain('1 &lt; 2 <strong>&lt;b&gt;</strong><code>a &amp; b</code><a href="x?&quot;y&quot;">here</a>');
});

it("HTML — lets only its own scripts run, and none where there is none", () => {
  expect(toHtml(document())).toContain("script-src 'none'");
  const explorer: Block = { kind: "explorer", caption: "", groups: [] };
  const policy = /script-src ('sha256-[\w+/=]{44}'(?: |")){2}/;
  expect(toHtml(document(explorer))).toMatch(policy);
});

it("HTML — cannot be ended early by a name in the data", () => {
  const curve = { name: "</script><b>", step: [1], median: [1], low: [1], high: [null] };
  const html = blockHtml({ kind: "explorer", caption: "", groups: [{ title: "return", rules: [], curves: [curve] }] });
  expect(html).not.toContain("</script><b>");
  expect(JSON.parse(/json">(.*)<\/script>/.exec(html)![1]).groups[0].curves[0]).toEqual(curve);
});

it("HTML — prints tables with details, tones and a box to scroll in", () => {
  const html = blockHtml(table);
  expect(html).toContain('<th scope="col" class="right">cost<small>≤ 1</small></th>');
  expect(html).toContain('<td>a|b &lt;i&gt;</td><td class="right bad">2<small>[1, 3]</small></td>');
  expect(html).toMatch(/^<div class="scroll" tabindex="0"/);
});

it("HTML — gives every picture words for those who cannot see it", () =>
  expect(blockHtml(figure)).toContain('<svg role="img" aria-label="a &quot;picture&quot;"'));

it("HTML — takes no name for a command of String.replace", () => {
  const [panel] = figure.panels;
  const odd = { ...figure, panels: [{ ...panel, alt: "$& and $' and $$" }] };
  expect(blockHtml(odd)).toContain('aria-label="$&amp; and $\' and $$"');
});

it("SVG — breaks titles that are wider than their picture into lines, and shortens what cannot be broken", () => {
  expect(wrapped("without PID, seed 0: −7.94 at cost 1.94", 16)).toEqual([
    "without PID,",
    "seed 0: −7.94 at",
    "cost 1.94",
  ]);
  expect(wrapped("abcdefghijklmnop", 7)).toEqual(["abc…nop"]);
  expect(wrapped("", 7)).toEqual([]);
});

it("Markdown — prints tables, and keeps signs from meaning more than themselves", () =>
  expect(toMarkdown(document(heading(2, "A_b"), table, list([["see ", code("x")]])))).toBe(
    `# Is a \\< b & c?

so be it

## A\\_b

| variant | cost (≤ 1) |
| :--- | ---: |
| a\\|b \\<i\\> | **2** \\[1, 3\\] |

what \\*it\\* says

- see \`x\`
`,
  ));

it("Markdown — refers to figures as files", () =>
  expect(toMarkdown(document(figure))).toContain("![left](figures/ablation.svg)\n\nwhat it shows"));

it("LaTeX — prints tables that a page folds away as well", () =>
  expect(toLatex(document(fold("more", [table])))).toContain(String.raw`\label{tab:saddle-1}`));

it("LaTeX — prints tables, and escapes whatever could be read as a command", () => {
  const latex = toLatex(
    document(table, {
      ...table,
      columns: [{ title: "50 % of {λ}", align: "left" }],
      rows: [[{ text: "a_b & $5 ^~#" }]],
    }),
  );
  expect(latex).toContain(String.raw`\begin{tabular}{lr}`);
  expect(latex).toContain(String.raw`variant & \shortstack[r]{cost\\{\scriptsize $\leq$ 1}} \\`);
  expect(latex).toContain(String.raw`a\textbar{}b $<$i$>$ & \shortstack[r]{\textbf{2}\\{\scriptsize {[}1, 3{]}}} \\`);
  expect(latex).toContain(String.raw`50 \% of \{$\lambda$\} \\`);
  expect(latex).toContain(String.raw`a\_b \& \$5 \textasciicircum{}\textasciitilde{}\# \\`);
  expect(latex.match(/\\label\{tab:saddle-\d\}/g)).toEqual([
    String.raw`\label{tab:saddle-1}`,
    String.raw`\label{tab:saddle-2}`,
  ]);
});
