import type { Scene } from "../../env/scene.ts";
import { color } from "../theme.ts";
import { px } from "./shapeSvg.ts";

const EDGE = 12; // pixels from the edge of the picture

/** An arrowhead at the edge of the picture that points to the last shape while that is out of view. */
export function lostSvg({ view, shapes }: Scene, scale: number): string {
  const self = shapes[shapes.length - 1];
  const [width, height] = [view.width * scale, view.height * scale];
  const [right, down] = [(self.x - view.x) * scale, (view.y - self.y) * scale];
  const isLost = Math.abs(right) > width / 2 || Math.abs(down) > height / 2;
  const within = (value: number, room: number) => Math.min(room, Math.max(-room, value));
  const x = width / 2 + within(right, width / 2 - EDGE);
  const y = height / 2 + within(down, height / 2 - EDGE);
  const angle = (Math.atan2(height / 2 + down - y, width / 2 + right - x) * 180) / Math.PI;
  return `<path class="lost" d="M9 0L-6 -7V7Z" fill="${color("series")}" transform="translate(${px(x)} ${px(y)}) rotate(${px(angle)})" opacity="${isLost ? 1 : 0}"/>`;
}
