import type { Reals } from "../../src/math/reals.ts";
import type { Dialect } from "./dialects.ts";
import { sampleLayout, sitesOf, type Placed, type Site } from "./layout.ts";
import { nextDouble, nextUniform, type NumpyRandom } from "./numpyRandom.ts";
import { STRIDES, type Kind, type Objects, type SizedGroup } from "./objects.ts";
import type { PointRobot } from "./pointRobot.ts";
import type { Mover, Robot } from "./robot.ts";
import { BODY_SIZE, type Touches } from "./physics/surroundings.ts";

/** A robot among objects, as plain data. */
export interface World<Self extends Mover = PointRobot> {
  readonly robot: Self;
  readonly objects: Objects;
  /** What the robot is in contact with. */
  readonly touches: Touches;
  readonly random: NumpyRandom;
  /** Since the reset, s. */
  time: number;
  /** What the reward measures progress by, as it was when last looked at. */
  potential: number;
  /** The button to press, if the task has buttons. */
  goalButton: number;
  /** For how many more steps the buttons are dead: unseen, and free to press. */
  buttonsTimer: number;
}

/** A world of any robot. */
export type AnyWorld = World<Mover>;

/** What a world is made of. */
export interface WorldConfig {
  /** Things without an area of their own lie in the square of ±`extent`; metres. */
  readonly extent: number;
  /** The robot's own group, of one. It heads anywhere unless its heading is given. */
  readonly agent: SizedGroup & { readonly heading?: number };
  readonly objects: readonly SizedGroup[];
}

/** A way to make worlds, worked out once. */
export interface WorldPlan {
  readonly agent: WorldConfig["agent"];
  readonly objects: readonly SizedGroup[];
  /** What needs a place, in the order of the draws. */
  readonly sites: readonly Site[];
  /** The groups whose rotations are drawn, in order. */
  readonly turned: readonly SizedGroup[];
}

/** @throws where a group keeps more room to itself than there is. */
export function planWorld({ extent, agent, objects }: WorldConfig, { placed, turned }: Dialect): WorldPlan {
  const among = (names: readonly string[]) => names.flatMap((name) => objects.filter((group) => group.name === name));
  const sites = [agent, ...among(placed)].flatMap((group) => sitesOf(group, extent));
  return { agent, objects, sites, turned: among(turned) };
}

const TURN = 2 * Math.PI;

/** A world at rest: draws the layout, then the robot's heading, then one rotation per thing. */
export function resetWorld<Self extends Mover>(
  plan: WorldPlan,
  { place }: Robot<Self>,
  random: NumpyRandom,
): World<Self> {
  const layout = sampleLayout(plan.sites, random);
  const robot = place(layout[0].x, layout[0].y, plan.agent.heading ?? nextUniform(random, 0, TURN));
  const rotations = plan.turned.map(({ name, count }) => {
    return [name, Array.from({ length: count }, () => nextUniform(random, 0, TURN))] as const;
  });
  const objects = objectsOf(plan, layout, Object.fromEntries(rotations));
  const buttons = new Uint8Array(objects.buttons.length / STRIDES.buttons);
  const touches = { pillars: 0, vases: 0, gremlins: 0, pushBox: 0, buttons };
  return { robot, objects, touches, random, time: 0, potential: 0, goalButton: 0, buttonsTimer: 0 };
}

/** Everything at rest in its place. The goal is at the origin until the task says where. */
function objectsOf(
  { objects }: WorldPlan,
  layout: readonly Placed[],
  headings: Readonly<Record<string, readonly number[]>>,
): Objects {
  /** x, y and, where there is room, the heading of each thing of a kind. */
  const lay = (kind: Kind, stride = STRIDES[kind]): Float64Array => {
    const group = objects.find(({ name }) => name === kind);
    const places = group?.locations ?? layout.filter((placed) => placed.group === kind).map(({ x, y }) => [x, y]);
    const array = new Float64Array(places.length * stride);
    places.forEach((place, i) => {
      array.set(place, i * stride);
      if (stride === BODY_SIZE) array[i * stride + 2] = headings[kind][i];
    });
    return array;
  };
  const vases = lay("vases");
  return {
    goal: new Float64Array(2),
    hazards: lay("hazards"),
    circle: lay("circle"),
    pillars: lay("pillars"),
    buttons: lay("buttons"),
    vases,
    vaseRocking: new Float64Array(vases.length / BODY_SIZE),
    gremlins: lay("gremlins"),
    gremlinPlaces: lay("gremlins", 2),
    gremlinHeadings: Float64Array.from(headings.gremlins ?? []),
    pushBox: lay("pushBox"),
  };
}

/** Lets the robot act for one environment step. */
export function advance<Self extends Mover>(world: World<Self>, kind: Robot<Self>, action: Reals): void {
  const { robot, objects, touches, random, time } = world;
  // Both suites draw the number of substeps from a binomial distribution that always answers 10.
  nextDouble(random);
  kind.advance(robot, objects, time, action, touches);
  world.time += kind.stepTime;
}
