import type { Block, Cell, Inline, ReportDocument, Table, Text } from "./document.ts";

/** Prints a report as Markdown, with its figures in files beside it. */
export const toMarkdown = ({ title, subtitle, blocks }: ReportDocument): string =>
  `${[`# ${plain(title)}`, textMarkdown(subtitle), ...blocks.map(blockMarkdown)].join("\n\n")}\n`;

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${plain(block.text)}`;
    case "paragraph":
      return textMarkdown(block.text);
    case "list":
      return block.items.map(({ text }) => `- ${textMarkdown(text)}`).join("\n");
    case "table":
      return tableMarkdown(block);
    case "figure": {
      const alt = plain(block.panels.map(({ title }) => title).join(", "));
      return `![${alt}](figures/${block.id}.svg)\n\n${textMarkdown(block.caption)}`;
    }
    case "explorer":
      return "The curves can be chosen, zoomed and read off in [the page](index.html).";
    case "player": {
      const { takes, id, caption } = block;
      const names = takes.map(({ name }) => name);
      const where = "The episodes can be played in [the page](index.html).";
      return `![${plain(`six frames of an episode of ${names[0]}`)}](figures/${id}.svg)\n\n${textMarkdown(caption)} ${where}`;
    }
    case "listing":
      return `\`\`\`\n${block.text}\n\`\`\``;
    case "fold":
      return [`**${plain(block.summary)}**`, ...block.blocks.map(blockMarkdown)].join("\n\n");
  }
}

function tableMarkdown({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title, detail }) => plain(detail ? `${title} (${detail})` : title))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : ":---"))),
    ...rows.map((row) => line(row.map(cellMarkdown))),
    "",
    textMarkdown(caption),
  ].join("\n");
}

const cellMarkdown = ({ text, detail, tone }: Cell) => {
  const value = plain(text);
  return `${tone === "bad" && value ? `**${value}**` : value}${detail ? ` ${plain(detail)}` : ""}`;
};

const textMarkdown = (text: Text): string => (typeof text === "string" ? plain(text) : text.map(inline).join(""));

function inline(part: Inline): string {
  if (typeof part === "string") return plain(part);
  if (part.text === "") return "";
  if (part.as === "code") return `\`${part.text}\``;
  return part.as === "link" ? `[${plain(part.text)}](${part.href})` : `**${plain(part.text)}**`;
}

/** Text in which no sign means more than itself. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, "\\$&").replaceAll("\n", " ");
