/** A cell: text stands left, numbers stand right. */
export type Cell = string | number;

/** A table in plain text, its columns aligned. */
export function textTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumeric = header.map((_, j) => rows.length > 0 && rows.every((row) => typeof row[j] === "number"));
  const lines = [header, ...rows.map((row) => row.map(show))];
  const widths = header.map((_, j) => Math.max(...lines.map((line) => width(line[j]))));
  const pad = (text: string, j: number) => {
    const space = " ".repeat(widths[j] - width(text));
    return isNumeric[j] ? space + text : text + space;
  };
  const [first, ...rest] = lines.map((line) => line.map(pad).join("  ").trimEnd());
  return [first, widths.map((size) => "─".repeat(size)).join("  "), ...rest].join("\n");
}

const show = (cell: Cell): string => {
  if (typeof cell === "string") return cell;
  if (Number.isNaN(cell)) return "–";
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(Math.abs(cell) < 10 ? 3 : Math.abs(cell) < 1000 ? 2 : 0);
};

const width = (text: string): number => [...text].length;
