import type { ObjectGroup } from "./layout.ts";
import { BODY_SIZE, type Surroundings } from "./physics/surroundings.ts";

/** Where everything is, as plain data: what the robot can bump into, and what it cannot. */
export interface Objects extends Surroundings {
  /** x, y of the place to reach, if the task has one. */
  readonly goal: Float64Array;
  /** Discs on the floor; x₀, y₀, … */
  readonly hazards: Float64Array;
  /** x, y of the middle of the circle to drive round, if any. */
  readonly circle: Float64Array;
}

/** The kinds of things that a lidar can see, by their names in {@link Objects}. */
export type Kind = "goal" | "hazards" | "circle" | "pillars" | "buttons" | "vases" | "gremlins" | "pushBox";

/** How many numbers the array of a kind has for each thing; the first two are x and y. */
export const STRIDES: Readonly<Record<Kind, number>> = {
  goal: 2,
  hazards: 2,
  circle: 2,
  pillars: 2,
  buttons: 2,
  vases: BODY_SIZE,
  gremlins: BODY_SIZE,
  pushBox: BODY_SIZE,
};

/** A group and the size of its things: a radius, or half an edge; metres. */
export interface SizedGroup extends ObjectGroup {
  readonly radius: number;
}

// What levels are made of, in the sizes and with the keepouts that both suites give it.
export const AGENT: SizedGroup = { name: "agent", count: 1, radius: 0.1, keepout: 0.4 };
export const BUTTONS: SizedGroup = { name: "buttons", count: 4, radius: 0.1, keepout: 0.2 };
export const PUSH_BOX: SizedGroup = { name: "pushBox", count: 1, radius: 0.2, keepout: 0.2 };
export const CIRCLE: SizedGroup = { name: "circle", count: 1, radius: 1.5, keepout: 0, locations: [[0, 0]] };
/** Safety-Gymnasium places the goal of Button like any other thing, then moves it onto the button to press. */
export const MARKER: SizedGroup = { name: "marker", count: 1, radius: 0.2, keepout: 0.4 };
export const goal = (keepout: number): SizedGroup => ({ name: "goal", count: 1, radius: GOAL_RADIUS, keepout });
export const hazards = (count: number, radius: number, keepout: number): SizedGroup => ({
  name: "hazards",
  count,
  radius,
  keepout,
});
export const vases = (count: number): SizedGroup => ({ name: "vases", count, radius: 0.1, keepout: 0.15 });
export const pillars = (count: number): SizedGroup => ({ name: "pillars", count, radius: 0.2, keepout: 0.3 });
export const gremlins = (count: number): SizedGroup => ({ name: "gremlins", count, radius: 0.1, keepout: 0.4 });
/** Planes through which the robot passes, which mark a boundary. */
export const sigwalls = (locations: readonly (readonly [number, number])[]): SizedGroup => ({
  name: "sigwalls",
  count: locations.length,
  radius: 0,
  keepout: 0,
  locations,
});

/** A goal is reached at this distance, metres. */
export const GOAL_RADIUS = 0.3;
