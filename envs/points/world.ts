import type { Reals } from "../../src/math/reals.ts";
import { sampleLayout, sitesOf, type ObjectGroup, type Placed } from "./layout.ts";
import { lidar, NUM_BINS } from "./lidar.ts";
import { nextDouble, nextUniform, type NumpyRandom } from "./numpyRandom.ts";
import { drive, NUM_SENSORS, pointRobot, sense, type PointRobot, type YawServo } from "./pointRobot.ts";

/** What a level is made of. */
export interface WorldConfig {
  /** Things without an area of their own lie in the square of ±`extent`; metres. */
  readonly extent: number;
  /** The robot's own group, of one. */
  readonly agent: ObjectGroup;
  /** In the order in which Safety-Gymnasium places them. */
  readonly objects: readonly ObjectGroup[];
  /** The groups that have a lidar, in the order of the observation. */
  readonly seen: readonly string[];
  /** How far a lidar sees; metres. */
  readonly lidarRange: number;
  readonly yawServo: YawServo;
}

/** A robot among objects, as plain data. */
export interface World {
  readonly robot: PointRobot;
  /** The positions of each group: x₀, y₀, x₁, y₁, … */
  readonly objects: Readonly<Record<string, Float64Array>>;
  readonly random: NumpyRandom;
}

/** A world at the start of an episode: draws the layout, then the robot's heading, then one rotation per object. */
export function resetWorld({ agent, objects, extent }: WorldConfig, random: NumpyRandom): World {
  const sites = [agent, ...objects].flatMap((group) => sitesOf(group, extent));
  const layout = sampleLayout(sites, random);
  const robot = pointRobot(layout[0].x, layout[0].y, nextUniform(random, 0, 2 * Math.PI));
  // Round things have no use for a rotation; the draws keep the stream in step with Safety-Gymnasium's.
  for (let i = 1; i < layout.length; i++) nextDouble(random);
  const positions = objects.map((group) => [group.name, positionsOf(group, layout)] as const);
  return { robot, objects: Object.fromEntries(positions), random };
}

const positionsOf = ({ name, locations }: ObjectGroup, layout: readonly Placed[]): Float64Array =>
  Float64Array.from(locations?.flat() ?? layout.filter(({ group }) => group === name).flatMap(({ x, y }) => [x, y]));

/** Lets the robot act for one environment step. */
export function advance({ robot, random }: World, action: Reals, yawServo: YawServo): void {
  // Safety-Gymnasium draws the number of substeps from a binomial distribution that always answers 10.
  nextDouble(random);
  drive(robot, action[0], action[1], yawServo);
}

/** Everything of the world that takes up room, where it is at present, but for the group `except`. */
export function occupied({ robot, objects }: World, config: WorldConfig, except: string): readonly Placed[] {
  const others = config.objects.filter(({ name }) => name !== except);
  return [
    { group: config.agent.name, x: robot.x, y: robot.y, keepout: config.agent.keepout },
    ...others.flatMap(({ name, keepout, count }) =>
      Array.from({ length: count }, (_, i) => {
        return { group: name, x: objects[name][2 * i], y: objects[name][2 * i + 1], keepout };
      }),
    ),
  ];
}

/** The length of an observation: the robot's sensors, then one lidar for each group seen. */
export const obsSizeOf = ({ seen }: WorldConfig): number => NUM_SENSORS + seen.length * NUM_BINS;

/** Writes what the robot senses, in Safety-Gymnasium's order. */
export function observeWorld({ robot, objects }: World, { seen, lidarRange }: WorldConfig, obs: Reals): void {
  const cos = Math.cos(robot.heading);
  const sin = Math.sin(robot.heading);
  sense(robot, cos, sin, obs);
  for (let i = 0; i < seen.length; i++) {
    lidar(robot, cos, sin, objects[seen[i]], lidarRange, obs, NUM_SENSORS + i * NUM_BINS);
  }
}
