import { VASE_SHAPE, type Shape } from "./shapes.ts";
import type { Touches } from "./surroundings.ts";

export type Kind = "robot" | keyof Touches;

/** How the robot can move: along x and y, and by turning. */
export const ROBOT_DOFS = 3;
/** How a box can move: the same, up and down, and by leaning about x and y. */
export const BOX_DOFS = 6;

/** Anything that can be touched, while a step is under way. Metres, seconds, kilograms; the world's frame. */
export interface Body {
  kind: Kind;
  /** Which of its kind. */
  index: number;
  shape: Shape;
  /** How many ways it can move in, 0 for what stands fast. */
  dofs: number;
  /** Whether it can bump into things by itself. What rests on the floor is asleep until it is touched. */
  awake: boolean;
  x: number;
  y: number;
  heading: number;
  cos: number;
  sin: number;
  /** Above its rest. */
  height: number;
  /** How it leans from upright: by an angle about a level axis, along which this points, as long as the angle. */
  leanX: number;
  leanY: number;
  /** From its own axes to the world's, row by row; as {@link orient} makes it of heading and lean. */
  readonly rotation: Float64Array;
  /** Along x and y, about z, along z, about x and y; as in the two below. */
  readonly velocity: Float64Array;
  /** The acceleration without contacts. */
  readonly free: Float64Array;
  readonly acceleration: Float64Array;
  /**
   * What contacts have to move. Along x and y and in heading that is
   * [[m, 0, −p sin], [0, m, p cos], [−p sin, p cos, I]], p the first moment. A box has none; its inertia is I about
   * its axis, and the lean inertia across it.
   */
  mass: number;
  firstMoment: number;
  inertia: number;
  leanInertia: number;
  /** A unit vector in the world: of a box on the floor its own upright axis. */
  readonly axis: Float64Array;
  /** 1/kg: how much it yields to a push, on the average over directions, as MuJoCo reckons it. */
  lightness: number;
  /** Where its accelerations begin among those of all bodies in contact, or −1. */
  place: number;
}

/** A body that is nothing in particular yet. */
export const blankBody = (): Body => ({
  kind: "robot",
  index: 0,
  shape: VASE_SHAPE,
  dofs: 0,
  awake: false,
  x: 0,
  y: 0,
  heading: 0,
  cos: 1,
  sin: 0,
  height: 0,
  leanX: 0,
  leanY: 0,
  rotation: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
  velocity: new Float64Array(BOX_DOFS),
  free: new Float64Array(BOX_DOFS),
  acceleration: new Float64Array(BOX_DOFS),
  mass: 0,
  firstMoment: 0,
  inertia: 0,
  leanInertia: 0,
  axis: Float64Array.of(0, 0, 1),
  lightness: 0,
  place: -1,
});

/** How high the body's origin is above the floor. */
export const altitude = ({ shape, height }: Body): number => shape.center + height;
