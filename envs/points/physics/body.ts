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
  /** Small angles about x and y. */
  leanX: number;
  leanY: number;
  /** Rates of x, y, heading, height, leanX and leanY, as in the two below. */
  readonly velocity: Float64Array;
  /** The acceleration without contacts. */
  readonly free: Float64Array;
  readonly acceleration: Float64Array;
  /**
   * What contacts have to move. Along x and y and in heading that is
   * [[m, 0, −p sin], [0, m, p cos], [−p sin, p cos, I]], p the first moment.
   */
  mass: number;
  firstMoment: number;
  inertia: number;
  leanInertia: number;
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
  velocity: new Float64Array(BOX_DOFS),
  free: new Float64Array(BOX_DOFS),
  acceleration: new Float64Array(BOX_DOFS),
  mass: 0,
  firstMoment: 0,
  inertia: 0,
  leanInertia: 0,
  lightness: 0,
  place: -1,
});

/** How high the body's origin is above the floor. */
export const altitude = ({ shape, height }: Body): number => shape.center + height;

/** How far a side faces up that faces (`x`, `y`) while the body is upright; the sine of an angle, small. */
export const upward = ({ leanX, leanY }: Body, x: number, y: number): number => leanX * y - leanY * x;

/** Where the body's axis is at a height above the floor: it leans. */
export const axisX = (body: Body, height: number): number => body.x + body.leanY * (height - altitude(body));
export const axisY = (body: Body, height: number): number => body.y - body.leanX * (height - altitude(body));
