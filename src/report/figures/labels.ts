import { elided } from "../format.ts";
import { centerOf, type Cloud } from "./cloud.ts";
import { within, type View } from "./view.ts";

/** A name and where it stands. */
export interface Label {
  readonly name: string;
  readonly role: Cloud["role"];
  readonly x: number;
  readonly y: number;
  /** Which end of the name is at the point: it runs towards the middle of the plot. */
  readonly textAnchor: "start" | "end";
}

const LINE = 14; // pixels
const MAX_LABELS = 8;
const MOST_LETTERS = 36;

/** Names beside clouds, moved down until none covers another. `height` is that of the plot in pixels. */
export function labels(clouds: readonly Cloud[], { x, y }: View, height: number): Label[] {
  const line = (LINE * (y[1] - y[0])) / height; // in units of return
  const wished = clouds
    .flatMap((cloud): Label[] => {
      const textAnchor = centerOf(cloud).cost < (x[0] + x[1]) / 2 ? "start" : "end";
      // At the outermost point on the side where the name stands, so that it covers none of its own.
      const outwards = textAnchor === "start" ? 1 : -1;
      const [point] = cloud.points
        .filter(({ cost, episodeReturn }) => within(cost, x) && within(episodeReturn, y))
        .sort((a, b) => outwards * (b.cost - a.cost));
      return point
        ? [
            {
              name: elided(cloud.name, MOST_LETTERS),
              role: cloud.role,
              x: point.cost,
              y: point.episodeReturn,
              textAnchor,
            },
          ]
        : [];
    })
    .slice(0, MAX_LABELS)
    .sort((a, b) => b.y - a.y);
  const placed: Label[] = [];
  for (const label of wished) {
    const above = placed.filter(({ textAnchor }) => textAnchor === label.textAnchor);
    placed.push({ ...label, y: Math.min(label.y, ...above.map((other) => other.y - line)) });
  }
  return placed;
}
