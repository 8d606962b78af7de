import type { Scene, Shape } from "../../env/scene.ts";
import type { Drawing } from "../document.ts";
import { escaped } from "../dom.ts";
import { framed } from "../figures/draw.ts";
import { color } from "../theme.ts";
import { haloSvg } from "./haloSvg.ts";
import { lostSvg } from "./lostSvg.ts";
import { px, shapeSvg } from "./shapeSvg.ts";

export interface SceneSvgOptions {
  /** The longer edge, pixels. */
  readonly size?: number;
  /** Whether the step that led here cost something: it puts a ring around the robot. */
  readonly isCostly?: boolean;
}

/** A shape that may be hidden, so that it can come to light. */
interface Hidable extends Shape {
  readonly isHidden?: boolean;
}

const LINE_HEIGHT = 16; // pixels, of text
const FAR = 1000; // beyond every view

/** How many pixels one unit of a scene is. */
export const scaleOf = ({ view }: Pick<Scene, "view">, size: number): number =>
  size / Math.max(view.width, view.height);

/**
 * Draws a scene in the colors of the theme. What moves can be moved: `.world` shifts with the view and holds one
 * `.shape` per shape, `.ground` is the grid of lines below, `.halo` and `.flash` go with the last shape, to
 * which `.lost` points while it is out of view.
 */
export function sceneSvg(
  scene: Scene & { readonly shapes: readonly Hidable[] },
  options: SceneSvgOptions = {},
): Drawing {
  const { size = 320, isCostly = false } = options;
  const { view, shapes, bounds, halos = [], text = "" } = scene;
  const lines = text.split("\n");
  if (shapes.length === 0) return framed(textSvg(lines, 0, true), size, LINE_HEIGHT * (lines.length + 1));
  const scale = scaleOf(scene, size);
  const [width, height] = [view.width * scale, view.height * scale];
  const self = shapes[shapes.length - 1];
  const place = (shape: Shape) => `translate(${px(shape.x * scale)} ${px(-shape.y * scale)})`;
  const turned = ({ heading = 0 }: Shape) => (heading === 0 ? "" : ` rotate(${px((-heading * 180) / Math.PI)})`);
  const drawn = shapes.map(
    (shape: Hidable) =>
      `<g class="shape" transform="${place(shape)}${turned(shape)}"${shape.isHidden ? ' visibility="hidden"' : ""}>${shapeSvg(shape, scale)}</g>`,
  );
  const radius = self.size * scale;
  const halo = `<g class="halo" transform="${place(self)}${turned(self)}">${haloSvg(halos, radius)}</g>`;
  const flash = `<circle class="flash" transform="${place(self)}" r="${px(radius + 5)}" fill="none" stroke="${color("limit")}" stroke-width="4" opacity="${isCostly ? 1 : 0}"/>`;
  const shift = `translate(${px(width / 2 - view.x * scale)} ${px(height / 2 + view.y * scale)})`;
  const picture = [
    `<rect width="${px(width)}" height="${px(height)}" fill="${color("paper")}"/>`,
    groundSvg(scene, scale),
    `<g class="world" transform="${shift}">${bounds ? boundsSvg(bounds, scale) : ""}${drawn.join("")}${halo}${flash}</g>`,
    lostSvg(scene, scale),
  ].join("");
  const below = text === "" ? "" : textSvg(lines, height, false);
  // Nested, so that it cuts off what lies beyond the view.
  const content = `<svg width="${px(width)}" height="${px(height)}" overflow="hidden">${picture}</svg><rect x=".5" y=".5" width="${px(width - 1)}" height="${px(height - 1)}" fill="none" stroke="${color("rule")}"/>${below}`;
  return framed(content, Math.round(width), Math.round(height) + (text === "" ? 0 : LINE_HEIGHT * lines.length + 4));
}

/** Lines one unit apart, or as far as makes eight of them at most; they shift with the view, by less than one step. */
function groundSvg({ view }: Scene, scale: number): string {
  const step = stepOf(view) * scale;
  const within = (value: number) => ((value % step) + step) % step;
  // Grids have their lines between the cells.
  const shift = `translate(${px(within((view.width / 2 - view.x - 0.5) * scale))} ${px(within((view.height / 2 + view.y - 0.5) * scale))})`;
  const [width, height] = [view.width * scale, view.height * scale];
  const places = (length: number) => Array.from({ length: Math.ceil(length / step) + 1 }, (_, i) => px((i - 1) * step));
  const path = [
    ...places(width).map((x) => `M${x} ${px(-step)}V${px(height)}`),
    ...places(height).map((y) => `M${px(-step)} ${y}H${px(width)}`),
  ];
  return `<g class="ground" data-step="${px(step)}" transform="${shift}"><path d="${path.join("")}" stroke="${color("rule")}"/></g>`;
}

const stepOf = ({ width, height }: Scene["view"]): number => Math.max(1, Math.ceil(Math.max(width, height) / 24));

/** Shade where it costs to be. */
function boundsSvg({ x, y }: NonNullable<Scene["bounds"]>, scale: number): string {
  const [right, top, far] = [Math.min(x, FAR) * scale, Math.min(y, FAR) * scale, 2 * FAR * scale];
  const outer = `M${px(-far)} ${px(-far)}H${px(far)}V${px(far)}H${px(-far)}Z`;
  const inner = `M${px(-right)} ${px(-top)}V${px(top)}H${px(right)}V${px(-top)}Z`;
  const line = `stroke="${color("limit")}" stroke-width="1.4" stroke-dasharray="5 3"`;
  return `<path d="${outer}${inner}" fill="${color("limit")}" fill-opacity=".12" ${line}/>`;
}

function textSvg(lines: readonly string[], top: number, isAlone: boolean): string {
  const look = `class="words" font-size="12" xml:space="preserve" fill="${color(isAlone ? "ink" : "muted")}"`;
  const font = isAlone ? ' font-family="ui-monospace, Menlo, Consolas, monospace"' : "";
  const spans = lines.map((line, i) => `<tspan x="0" y="${px(top + LINE_HEIGHT * (i + 1))}">${escaped(line)}</tspan>`);
  return `<text ${look}${font}>${spans.join("")}</text>`;
}
