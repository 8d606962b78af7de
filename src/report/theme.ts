/** The colors of a report, by what they stand for. Text keeps a contrast of at least 4.5 : 1. */
export const light = {
  paper: "#ffffff",
  panel: "#f6f7f9",
  ink: "#1b1f24",
  muted: "#59636e",
  faint: "#a3acb6",
  rule: "#e1e5ea",
  series: "#0072b2", // the runs in question
  limit: "#c14a00", // the cost limit, and what breaks it
  optimum: "#00795a", // what is known exactly
} as const;

export type Color = keyof typeof light;

/** The same on a dark page. */
export const dark: Readonly<Record<Color, string>> = {
  paper: "#14171b",
  panel: "#1c2026",
  ink: "#e8eaed",
  muted: "#a0a9b3",
  faint: "#67707b",
  rule: "#2d333b",
  series: "#5cb6ee",
  limit: "#ff9455",
  optimum: "#3fcba2",
};

/** Colors for lines that share a plot: Okabe & Ito's, which people with any color vision can tell apart. */
export const categorical = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d3b", "#7f7f7f"];

/** A color as figures name it, so that the page decides what it is. */
export const color = (name: Color): string => `var(--${name})`;

/** The colors as custom properties of CSS. */
export const customProperties = (colors: Readonly<Record<Color, string>>): string =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

/** A figure with the colors filled in, for programs that know no custom properties. */
export const colored = (svg: string): string =>
  svg.replace(/var\(--([a-z]+)\)/g, (_, name: Color) => light[name] ?? "currentColor");
