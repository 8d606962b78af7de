import { pathToFileURL } from "node:url";
import { mujocoPhysics, type SpatialRobot } from "../../../envs/points/mujoco/mujocoPhysics.ts";
import { point } from "../../../envs/points/point.ts";
import { pointButton } from "../../../envs/points/pointButton.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointPush } from "../../../envs/points/pointPush.ts";
import type { PointRobot } from "../../../envs/points/pointRobot.ts";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import type { Robot } from "../../../envs/points/robot.ts";
import { advance } from "../../../envs/points/world.ts";
import { rng } from "../../../src/math/rng.ts";
import { compare, lineOf } from "./compare.ts";
import { tallier, type Tally } from "./tally.ts";
import { driver } from "./waypoints.ts";

/** A point robot, and what moves it. */
export interface Simulator {
  readonly name: string;
  readonly robot: Robot<PointRobot>;
}

export interface Task {
  readonly env: PointEnv;
  /** Of the waypoints and the hazards; metres. */
  readonly extent: number;
  readonly hazardRadius: number;
}

export const TASKS: Readonly<Record<string, () => Task>> = {
  Goal2: () => ({ env: pointGoal(2), extent: 2, hazardRadius: 0.2 }),
  Push2: () => ({ env: pointPush(2), extent: 2, hazardRadius: 0.3 }),
  Button2: () => ({ env: pointButton(2), extent: 1.8, hazardRadius: 0.2 }),
};

/** The plane's own physics. */
export const planar: Simulator = { name: "plane", robot: point("mujoco") };

/** Drives from waypoint to waypoint for `steps` steps, in a world of which the seed says everything. */
export function episode({ env, extent, hazardRadius }: Task, { robot }: Simulator, seed: number, steps: number): Tally {
  const world = env.reset(rng(seed).split("layout"));
  const { act } = driver(rng(seed).split("waypoints"), extent);
  const tally = tallier(world, hazardRadius);
  for (let step = 0; step < steps; step++) {
    advance(world, robot, Float64Array.from(act(world)));
    tally.count(world);
  }
  return tally.result(world);
}

/**
 * Compares the plane's own physics with MuJoCo on the same layouts, under the same driver, which sees only where its
 * own robot is. No trajectory can be followed for long: the yaw servo makes errors of rounding grow. So MuJoCo is also
 * compared with itself, the robot begun 10⁻¹² m aside: what that shows is chance.
 *
 *   node --import tsx test/bench/points/paired.ts Goal2 100 777
 */
async function main([name = "Goal2", episodes = "100", seed = "777", steps = "1000"]: readonly string[]) {
  const make = TASKS[name];
  if (!make) throw new Error(`paired: no task "${name}"; expected one of ${Object.keys(TASKS).join(", ")}`);
  const task = make();
  const physics = await mujocoPhysics();
  const reference: Simulator = { name: "MuJoCo", robot: physics.point };
  const nudged: Simulator = {
    name: "MuJoCo, nudged",
    robot: {
      ...physics.point,
      advance(robot: SpatialRobot, ...rest) {
        if (!robot.spatial) robot.x += 1e-12;
        physics.point.advance(robot, ...rest);
      },
    },
  };
  const simulators = [planar, nudged, reference];
  const tallies = simulators.map((): Tally[] => []);
  for (let i = 0; i < Number(episodes); i++) {
    simulators.forEach((simulator, k) => tallies[k].push(episode(task, simulator, Number(seed) + i, Number(steps))));
    if ((i + 1) % 25 === 0) console.error(`${name}: ${i + 1} episodes`);
  }
  for (const [k, simulator] of simulators.slice(0, -1).entries()) {
    console.log(
      `${name}, ${episodes} episodes of ${steps} steps from seed ${seed}: ${simulator.name} beside ${reference.name}`,
    );
    for (const comparison of compare(tallies[k], tallies.at(-1)!)) console.log(`  ${lineOf(comparison)}`);
  }
  physics.dispose();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
