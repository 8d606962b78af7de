import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { rng } from "../../../src/math/rng.ts";
import { drawsOf } from "./contactParity.ts";
import { TASKS } from "./paired.ts";

/** x and y of each thing, and the heading where it has one. */
const split = (numbers: Float64Array, stride: number): number[][] =>
  Array.from({ length: numbers.length / stride }, (_, i) => [
    ...numbers.subarray(i * stride, i * stride + Math.min(stride, 3)),
  ]);

/** Prints the worlds and draws of {@link file://./contactParity.ts} for {@link file://./ram.py}. */
const [episodes = "100", seed = "4000", names = "Goal2,Button2,Push2"] = process.argv.slice(2);
const worlds = names.split(",").map((name) => {
  const { env } = TASKS[name]();
  const all = Array.from({ length: Number(episodes) }, (_, i) => {
    const { robot, objects } = env.reset(rng(Number(seed) + i).split("layout"));
    const things = {
      ...Object.fromEntries(
        (["vases", "pushBox", "gremlins"] as const).map((kind) => [kind, split(objects[kind], BODY_SIZE)]),
      ),
      ...Object.fromEntries(
        (["pillars", "buttons", "hazards"] as const).map((kind) => [kind, split(objects[kind], 2)]),
      ),
    };
    return { robot: [robot.x, robot.y, robot.heading], things, draws: drawsOf(rng(Number(seed) + i).split("things")) };
  });
  return [name, all];
});
console.log(JSON.stringify(Object.fromEntries(worlds)));
