import type { Role } from "../../env/scene.ts";
import type { Color } from "../theme.ts";

/** How a thing is colored. */
export interface Paint {
  readonly color: Color;
  /** How much of what lies behind does not show through the fill; the outline is always whole. */
  readonly opacity: number;
}

/** Orange costs, green pays, blue acts, and gray is in the way. */
export const paints: Readonly<Record<Role, Paint>> = {
  robot: { color: "series", opacity: 1 },
  agent: { color: "series", opacity: 1 },
  goal: { color: "optimum", opacity: 0.3 },
  hazard: { color: "limit", opacity: 0.25 },
  vase: { color: "limit", opacity: 0.6 },
  gremlin: { color: "limit", opacity: 1 },
  pillar: { color: "muted", opacity: 0.7 },
  wall: { color: "faint", opacity: 1 },
  button: { color: "faint", opacity: 0.5 },
  box: { color: "faint", opacity: 0.8 },
  circle: { color: "faint", opacity: 0 },
  start: { color: "faint", opacity: 0.12 },
  tile: { color: "faint", opacity: 0.25 },
};
