import { unfolded, type Cell, type ReportDocument, type Table, type Text } from "./document.ts";

/**
 * Prints the tables of a report as LaTeX, one `table` environment each, to be
 * taken into a paper with `\input`. Needs the package booktabs.
 */
export function toLatex({ title, blocks }: ReportDocument): string {
  const tables = unfolded(blocks).filter((block): block is Table => block.kind === "table");
  const intro = [
    `% ${oneLine(title)}`,
    "% In the preamble: \\usepackage{booktabs}",
    "% A wide table: \\resizebox{\\textwidth}{!}{...} of graphicx around the tabular.",
  ];
  return `${[intro.join("\n"), ...tables.map(tableLatex)].join("\n\n")}\n`;
}

function tableLatex({ caption, columns, rows }: Table, index: number): string {
  const line = (cells: readonly string[]) => `${cells.join(" & ")} \\\\`;
  return [
    "\\begin{table}",
    "\\centering",
    `\\caption{${textLatex(caption)}}`,
    `\\label{tab:saddle-${index + 1}}`,
    `\\begin{tabular}{${columns.map(({ align }) => align[0]).join("")}}`,
    "\\toprule",
    line(columns.map(({ title, detail, align }) => stacked(plain(title), detail && plain(detail), align))),
    "\\midrule",
    ...rows.map((row) => line(row.map((cell, k) => cellLatex(cell, columns[k].align)))),
    "\\bottomrule",
    "\\end{tabular}",
    "\\end{table}",
  ].join("\n");
}

function cellLatex({ text, detail, tone }: Cell, align: "left" | "right"): string {
  const value = tone === "bad" ? `\\textbf{${plain(text)}}` : plain(text);
  return stacked(value, detail && plain(detail), align);
}

/** A value and, below it and smaller, what qualifies it. */
const stacked = (value: string, detail: string | undefined, align: "left" | "right"): string =>
  detail ? `\\shortstack[${align[0]}]{${value}\\\\{\\scriptsize ${detail}}}` : value;

const textLatex = (text: Text): string =>
  typeof text === "string"
    ? plain(text)
    : text
        .map((part) => {
          if (typeof part === "string") return plain(part);
          return part.as === "link"
            ? plain(part.text)
            : `\\${part.as === "code" ? "texttt" : "textbf"}{${plain(part.text)}}`;
        })
        .join("");

/** What LaTeX writes another way, sign by sign. */
const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "$<$",
  ">": "$>$",
  "|": "\\textbar{}",
  "[": "{[}",
  "]": "{]}",
  λ: "$\\lambda$",
  γ: "$\\gamma$",
  ε: "$\\varepsilon$",
  Δ: "$\\Delta$",
  Σ: "$\\sum$",
  "⋆": "$\\star$",
  "≤": "$\\leq$",
  "≥": "$\\geq$",
  "±": "$\\pm$",
  "×": "$\\times$",
  "·": "$\\cdot$",
  "−": "$-$",
  "→": "$\\rightarrow$",
  "∞": "$\\infty$",
  "›": "$\\triangleright$",
  "“": "``",
  "”": "''",
  "–": "--",
  "…": "\\dots{}",
  "\u202f": "\\,",
  "\u00a0": "~",
};

/** Text in which no sign means more than itself. */
const plain = (text: string): string =>
  oneLine(text).replace(/[\\{}$&#%_~^<>|[\]]|[^\x20-\x7e]/g, (sign) => SIGNS[sign] ?? sign);

const oneLine = (text: string): string => text.replaceAll("\n", " ");
