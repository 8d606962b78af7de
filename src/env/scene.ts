/** What a thing in a scene is to the agent: pictures color it accordingly. */
export const roles = [
  "robot",
  "agent",
  "goal",
  "hazard",
  "vase",
  "pillar",
  "button",
  "gremlin",
  "box",
  "circle",
  "wall",
  "start",
  "tile",
] as const;
export type Role = (typeof roles)[number];

/**
 * What a thing looks like: a filled disc, the line around one, a square, a cell of a grid, a straight line,
 * or a disc with a nose that shows where it is heading.
 */
export const forms = ["disc", "ring", "box", "cell", "line", "robot"] as const;
export type Form = (typeof forms)[number];

/** Something to be seen. Lengths are in the units of the scene, y points up. */
export interface Shape {
  readonly form: Form;
  readonly role: Role;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  /** The radius, or half the edge, or half the length of a line. */
  readonly size: number;
  /** Radians, counterclockwise; 0 looks along x. 0 unless said otherwise. */
  readonly heading?: number;
  /** A sign to be written on it. */
  readonly label?: string;
}

/** The part of the plane to show: a rectangle about (x, y). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a lidar of the robot reads, by direction: the first straight ahead, then counterclockwise. */
export interface Halo {
  /** What it looks for. */
  readonly role: Role;
  /** 0 for nothing, 1 for nearest. */
  readonly readings: readonly number[];
}

/** What a state of an environment looks like, as data. Printers make text, SVG and moving pictures of it. */
export interface Scene {
  readonly view: View;
  /** Where one may be without cost, if that is a rectangle: |x| ≤ x, |y| ≤ y. */
  readonly bounds?: { readonly x: number; readonly y: number };
  /** Ground first; the robot or agent, which is always there, last. */
  readonly shapes: readonly Shape[];
  /** Around the robot. */
  readonly halos?: readonly Halo[];
  /** What cannot be drawn, in words. */
  readonly text?: string;
}
