import type { Recording } from "../experiments/recording/recording.ts";

/** A report as data. Printers turn it into HTML, Markdown and LaTeX. */
export interface ReportDocument {
  readonly title: string;
  /** One line under the title. */
  readonly subtitle: Text;
  readonly blocks: readonly Block[];
}

/** Plain text, or text with emphasis in it. */
export type Text = string | readonly Inline[];
export type Inline = string | Span;

export interface Span {
  readonly text: string;
  readonly as: "strong" | "code" | "link";
  readonly href?: string; // of a link
}

/** `good` and `bad` only color what the words already say. */
export type Tone = "good" | "bad" | "neutral";

/** One cell: a value, below it what qualifies it, and how good that is. */
export interface Cell {
  readonly text: string;
  readonly detail?: string;
  readonly tone?: Tone;
}

export interface Column {
  readonly title: string;
  readonly detail?: string;
  readonly align: "left" | "right";
}

/** A picture of known size; colors are custom properties of `theme.ts`. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface Panel {
  readonly title: string;
  /** The same as words, for those who cannot see it. */
  readonly alt: string;
  readonly drawing: Drawing;
}

export interface Heading {
  readonly kind: "heading";
  readonly level: 2 | 3;
  readonly text: string;
}
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: Text;
  readonly quiet: boolean; // small print
}
export interface List {
  readonly kind: "list";
  readonly items: readonly { readonly text: Text; readonly tone: Tone }[];
}
export interface Table {
  readonly kind: "table";
  readonly caption: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}
export interface Figure {
  readonly kind: "figure";
  /** Also the name of its file. */
  readonly id: string;
  readonly caption: Text;
  readonly panels: readonly Panel[];
  /** Small multiples, or a few pictures side by side. */
  readonly layout: "multiples" | "row";
}
/** Curves to be chosen, zoomed and read off. Only a page can show it. */
export interface Explorer {
  readonly kind: "explorer";
  readonly caption: Text;
  readonly groups: readonly CurveGroup[];
}
/** Episodes to be watched. A page plays them; on paper there are a few pictures of the first. */
export interface Player {
  readonly kind: "player";
  /** Also the name of the file of those pictures. */
  readonly id: string;
  readonly caption: Text;
  readonly takes: readonly Take[];
}
/** One episode of one policy. */
export interface Take {
  readonly name: string;
  readonly recording: Recording;
  /** One per cost of the environment, with its limit where the sum over an episode has one. */
  readonly costs: readonly { readonly name: string; readonly limit?: number }[];
}
export interface Listing {
  readonly kind: "listing";
  readonly text: string;
}
/** What is folded away until asked for. */
export interface Fold {
  readonly kind: "fold";
  readonly summary: string;
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | List | Table | Figure | Explorer | Player | Listing | Fold;

/** The curves of one quantity on one task. */
export interface CurveGroup {
  readonly title: string;
  readonly rules: readonly { readonly title: string; readonly value: number; readonly color: string }[];
  readonly curves: readonly CurveData[];
}

/** One line with a band around it; null is a gap. */
export interface CurveData {
  readonly name: string;
  readonly step: readonly number[];
  readonly median: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** The blocks with those that are folded away, wherever they stand. */
export const unfolded = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === "fold" ? [block, ...unfolded(block.blocks)] : [block]));

/** Blocks that are folded away under a line of text. */
export const fold = (summary: string, blocks: readonly Block[]): Fold => ({ kind: "fold", summary, blocks });
export const heading = (level: 2 | 3, text: string): Heading => ({ kind: "heading", level, text });
export const paragraph = (text: Text): Paragraph => ({ kind: "paragraph", text, quiet: false });
export const note = (text: Text): Paragraph => ({ kind: "paragraph", text, quiet: true });
export const list = (items: readonly Text[]): List => ({
  kind: "list",
  items: items.map((text) => ({ text, tone: "neutral" })),
});
export const strong = (text: string): Span => ({ text, as: "strong" });
export const code = (text: string): Span => ({ text, as: "code" });
export const link = (text: string, href: string): Span => ({ text, as: "link", href });
