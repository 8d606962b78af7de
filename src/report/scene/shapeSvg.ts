import type { Shape } from "../../env/scene.ts";
import { escaped } from "../dom.ts";
import { color } from "../theme.ts";
import { paints } from "./paint.ts";

/** A number of pixels, without digits that no screen shows. */
export const px = (value: number): string => String(Math.round(value * 10) / 10 + 0);

/** Draws a shape about the origin, heading right; `scale` is pixels per unit. */
export function shapeSvg({ form, role, size, label }: Pick<Shape, "form" | "role" | "size" | "label">, scale: number) {
  const { color: name, opacity } = paints[role];
  const look = `fill="${color(name)}" fill-opacity="${opacity}" stroke="${color(name)}" stroke-width="1.2"`;
  const r = size * scale;
  const sign = label && role !== "wall" ? labelSvg(label, Math.max(9, 0.95 * r)) : "";
  if (form === "ring") {
    return `<circle r="${px(r)}" fill="none" stroke="${color(name)}" stroke-width="2" stroke-dasharray="6 5"/>`;
  }
  if (form === "line") return `<path d="M${px(-r)} 0H${px(r)}" stroke="${color(name)}" stroke-width="2"/>`;
  if (form === "cell") {
    const edge = role === "wall" ? 0 : 1; // tiles keep apart, walls do not
    return `<rect x="${px(edge - r)}" y="${px(edge - r)}" width="${px(2 * (r - edge))}" height="${px(2 * (r - edge))}" rx="${role === "wall" ? 0 : 2}" fill="${color(name)}" fill-opacity="${opacity}"/>${sign}`;
  }
  if (form === "box") {
    return `<rect x="${px(-r)}" y="${px(-r)}" width="${px(2 * r)}" height="${px(2 * r)}" rx="1.5" ${look}/>${sign}`;
  }
  const nose = `<path d="M${px(0.75 * r)} 0L${px(-0.35 * r)} ${px(-0.5 * r)}V${px(0.5 * r)}Z" fill="${color("paper")}"/>`;
  return `<circle r="${px(r)}" ${look}/>${form === "robot" ? nose : sign}`;
}

const labelSvg = (label: string, size: number) =>
  `<text text-anchor="middle" dy=".35em" font-size="${px(size)}" font-weight="600" fill="${color("ink")}">${escaped(label)}</text>`;
