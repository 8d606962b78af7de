import type { Halo } from "../../env/scene.ts";
import { color } from "../theme.ts";
import { paints } from "./paint.ts";
import { px } from "./shapeSvg.ts";

const GAP = 3; // pixels between the robot and the innermost ring
const BREADTH = 4; // of a ring

/**
 * Rings of arcs around the origin, one ring per lidar and one arc per direction; the nearer something is, the less an
 * arc lets shine through. In a picture y points down, so counterclockwise is towards negative angles.
 */
export const haloSvg = (halos: readonly Halo[], robotRadius: number): string =>
  halos.map((halo, k) => ringSvg(halo, robotRadius + GAP + k * (BREADTH + 1) + BREADTH / 2)).join("");

function ringSvg({ role, readings }: Halo, radius: number): string {
  const turn = (2 * Math.PI) / readings.length;
  const at = (angle: number) => `${px(radius * Math.cos(angle))} ${px(-radius * Math.sin(angle))}`;
  const arcs = readings.map(
    (reading, i) =>
      `<path d="M${at(i * turn)}A${px(radius)} ${px(radius)} 0 0 0 ${at((i + 1) * turn)}" opacity="${opacityOf(reading)}"/>`,
  );
  return `<g fill="none" stroke="${color(paints[role].color)}" stroke-width="${BREADTH}">${arcs.join("")}</g>`;
}

const opacityOf = (reading: number): number => Math.round(100 * reading) / 100;
