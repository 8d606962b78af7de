import { NOSE, RADIUS } from "./robotMotion.ts";
import { sinkOf } from "./softness.ts";

/** A sphere about the body's origin; m. */
export interface Disc {
  readonly radius: number;
  /** How much it resists twisting and rolling, m. */
  readonly twisting: number;
  readonly rolling: number;
}

/** An upright cylinder about the body's origin; m. */
export interface Cylinder {
  readonly radius: number;
  readonly halfHeight: number;
  readonly twisting: number;
  readonly rolling: number;
}

/** A cuboid along the body's axes, its center at (`x`, `y`) from the body's origin and as high; m. */
export interface Cuboid {
  readonly x: number;
  readonly y: number;
  readonly halfLength: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly twisting: number;
  readonly rolling: number;
}

/** What a body is made of. */
export interface Shape {
  readonly discs: readonly Disc[];
  readonly cylinders: readonly Cylinder[];
  readonly cuboids: readonly Cuboid[];
  /** The height of the origin above the floor at rest; m. */
  readonly center: number;
  /** Whether it lies on the floor, rather than hang or stand fast. */
  readonly lies: boolean;
  /** From the origin to the farthest point, seen from above while it is upright, and in space; m. */
  readonly reach: number;
  readonly span: number;
}

const ROUGH = { twisting: 0.005, rolling: 1e-4 }; // MuJoCo's defaults
const ROBOT_ROUGH = { twisting: 0.01, rolling: 0.01 };

const cuboid = (half: number, x = 0, y = 0, halfHeight = half): Cuboid => ({
  x,
  y,
  halfLength: half,
  halfWidth: half,
  halfHeight,
  ...ROUGH,
});

const cornersOf = ({ x, y, halfLength, halfWidth }: Cuboid): readonly (readonly [number, number])[] => [
  [x + halfLength, y + halfWidth],
  [x - halfLength, y + halfWidth],
  [x - halfLength, y - halfWidth],
  [x + halfLength, y - halfWidth],
];

const reachOf = (cuboids: readonly Cuboid[]): number =>
  Math.max(...cuboids.flatMap(cornersOf).map(([x, y]) => Math.sqrt(x * x + y * y)));

/** What stands on the floor sinks in a little under its own weight. The cuboids are as high as each other. */
export function standing(cuboids: readonly Cuboid[]): Shape {
  const [{ halfHeight }] = cuboids;
  const reach = reachOf(cuboids);
  const center = halfHeight - sinkOf(4 * cuboids.length);
  const span = Math.sqrt(reach * reach + halfHeight * halfHeight);
  return { discs: [], cylinders: [], cuboids, center, lies: true, reach, span };
}

/** Half an edge of a vase and of a gremlin, m. */
export const BOX_HALF = 0.1;
/** Of the push box: its core, and the columns at its corners, between which there is room for the robot; m. */
export const CORE_HALF = 0.2;
export const COLUMN_HALF = 0.1;
/** A gremlin hangs by a soft tether: its bottom is as high as the middle of the robot; m. */
const GREMLIN_HEIGHT = 0.19955855;

const FAST = { discs: [], cylinders: [], cuboids: [], lies: false };
const nose = [cuboid(NOSE / 2, NOSE)];
const column = (x: number, y: number): Cuboid => cuboid(COLUMN_HALF, x, y, CORE_HALF);
const columns = [1, -1].flatMap((x) => [1, -1].map((y) => column(x * CORE_HALF, y * CORE_HALF)));

export const ROBOT_SHAPE: Shape = {
  ...FAST,
  discs: [{ radius: RADIUS, ...ROBOT_ROUGH }],
  cuboids: nose,
  center: RADIUS,
  reach: reachOf(nose),
  span: reachOf(nose) + NOSE / 2,
};
export const PILLAR_SHAPE: Shape = {
  ...FAST,
  cylinders: [{ radius: 0.2, halfHeight: 0.5, ...ROUGH }],
  center: 0.5,
  reach: 0.2,
  span: 0.2,
};
export const BUTTON_SHAPE: Shape = { ...FAST, discs: [{ radius: 0.1, ...ROUGH }], center: 0.1, reach: 0.1, span: 0.1 };
export const VASE_SHAPE: Shape = standing([cuboid(BOX_HALF)]);
export const GREMLIN_SHAPE: Shape = { ...VASE_SHAPE, center: GREMLIN_HEIGHT, lies: false };
export const PUSH_BOX_SHAPE: Shape = standing([cuboid(CORE_HALF), ...columns]);
