import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { mujocoPhysics } from "../../../envs/points/mujoco/mujocoPhysics.ts";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { advance, type World } from "../../../envs/points/world.ts";
import { rng } from "../../../src/math/rng.ts";
import type { Rng } from "../../../src/math/rng.ts";
import { compare, lineOf } from "./compare.ts";
import { planar, TASKS, type Simulator, type Task } from "./paired.ts";
import { tallier, type Tally } from "./tally.ts";

const MAX_STEPS = 100; // on the way to one thing
const BEYOND = 0.1; // m: how near is there
const GAIN = 1.5; // of the turn, per radian
const AHEAD = 0.8; // rad; within it, full thrust

/** Which thing is next, in [0, 1): over and over. */
export const drawsOf = (random: Rng): readonly number[] => Array.from({ length: 1000 }, () => random.uniform());

/** Drives into one movable thing after another, each drawn from `random`, by where it is in the robot's own world. */
export function rammer(random: Rng) {
  const draws = drawsOf(random);
  const action: [number, number] = [0, 0];
  let [index, steps] = [0, 0];
  return {
    act({ robot, objects: { vases, gremlins, pushBox } }: World): readonly [thrust: number, turn: number] {
      const things = vases.length > 0 ? vases : gremlins.length > 0 ? gremlins : pushBox;
      const at = BODY_SIZE * Math.floor((draws[index % draws.length] * things.length) / BODY_SIZE);
      const [dx, dy] = [things[at] - robot.x, things[at + 1] - robot.y];
      const error = Math.atan2(dy, dx) - robot.heading;
      const turn = Math.atan2(Math.sin(error), Math.cos(error));
      action[0] = Math.abs(turn) < AHEAD ? 1 : 0;
      action[1] = Math.max(-1, Math.min(1, GAIN * turn));
      steps++;
      if (dx * dx + dy * dy < BEYOND * BEYOND || steps === MAX_STEPS) {
        index++;
        steps = 0;
      }
      return action;
    },
  };
}

/** Rams things for `steps` steps, in a world of which the seed says everything. */
export function ram({ env, hazardRadius }: Task, { robot }: Simulator, seed: number, steps: number): Tally {
  const world = env.reset(rng(seed).split("layout"));
  const { act } = rammer(rng(seed).split("things"));
  const tally = tallier(world, hazardRadius);
  for (let step = 0; step < steps; step++) {
    advance(world, robot, Float64Array.from(act(world)));
    tally.count(world);
  }
  return tally.result(world);
}

/**
 * Compares contacts with movable things with MuJoCo's, on the same layouts, where a driver rams one thing after
 * another: far more contacts in an episode than a driver makes that has somewhere to go ({@link file://./paired.ts}).
 *
 *   node --import tsx test/bench/points/contactParity.ts 100 4000
 *
 * Given a file of tallies, the comparison is with those: {@link file://./ram.py} makes them on MuJoCo 2.3.3.
 */
async function main([
  episodes = "100",
  seed = "4000",
  steps = "500",
  names = "Goal2,Button2,Push2",
  file,
]: readonly string[]) {
  const reference = file ? recorded(file) : await onMujoco3(Number(steps));
  for (const name of names.split(",")) {
    const task = TASKS[name]();
    const seeds = Array.from({ length: Number(episodes) }, (_, i) => Number(seed) + i);
    const mine = seeds.map((each) => ram(task, planar, each, Number(steps)));
    const theirs = reference.tallies(name, task, seeds);
    console.log(`${name}, ${episodes} episodes of ${steps} steps from seed ${seed}: plane beside ${reference.name}`);
    for (const comparison of compare(mine, theirs)) console.log(`  ${lineOf(comparison)}`);
  }
  reference.dispose();
}

interface Reference {
  readonly name: string;
  tallies(name: string, task: Task, seeds: readonly number[]): readonly Tally[];
  dispose(): void;
}

async function onMujoco3(steps: number): Promise<Reference> {
  const physics = await mujocoPhysics();
  const simulator: Simulator = { name: "MuJoCo 3", robot: physics.point };
  return {
    name: simulator.name,
    tallies: (_, task, seeds) => seeds.map((each) => ram(task, simulator, each, steps)),
    dispose: physics.dispose,
  };
}

function recorded(file: string): Reference {
  const { simulator, tallies } = JSON.parse(readFileSync(file, "utf8"));
  return { name: simulator, tallies: (name) => tallies[name], dispose: () => {} };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
