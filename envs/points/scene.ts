import type { Form, Halo, Role, Scene, Shape } from "../../src/env/scene.ts";
import { lidar, NUM_BINS } from "./lidar.ts";
import { BODY_SIZE } from "./physics/surroundings.ts";
import { STRIDES, type Kind, type SizedGroup } from "./objects.ts";
import type { Mover, Robot } from "./robot.ts";
import type { AnyWorld } from "./world.ts";

const KINDS: readonly (readonly [Kind, Role, Form])[] = [
  ["circle", "circle", "ring"],
  ["hazards", "hazard", "disc"],
  ["buttons", "button", "disc"],
  ["goal", "goal", "disc"],
  ["pillars", "pillar", "disc"],
  ["vases", "vase", "box"],
  ["gremlins", "gremlin", "box"],
  ["pushBox", "box", "box"],
];

/** The part of the plane to show: a square about (x, y), `reach` metres to each side. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** Things lie within the reach with their middles. */
const MARGIN = 0.3;

/** What a task says about how it looks. */
interface Setting {
  /** Where the robot may go without cost, from the origin; metres. */
  readonly boundary?: { readonly x: number; readonly y: number };
  readonly objects: readonly SizedGroup[];
  readonly lidarRange: number;
  view(world: AnyWorld): View;
}

/** What a robot looks like. */
type Looks = Pick<Robot<Mover>, "radius" | "nose">;

/** Lists what is where, ground first and robot last, and what the robot's lidars read, from its nose on. */
export function sceneOf(world: AnyWorld, { radius, nose }: Looks, setting: Setting): Scene {
  const { objects: groups, view, boundary, lidarRange } = setting;
  const { robot, objects, buttonsTimer } = world;
  const heading = robot.heading + nose;
  const shapes: Shape[] = [];
  const halos: Halo[] = [];
  for (const [kind, role, form] of KINDS) {
    // The goal of a task with buttons lies on one of them, and is as large as its marker.
    const group = groups.find(({ name }) => name === kind || (kind === "goal" && name === "marker"));
    if (!group) continue;
    const [all, stride] = [objects[kind], STRIDES[kind]];
    for (let i = 0; i < all.length; i += stride) {
      const turned = stride === BODY_SIZE ? all[i + 2] : 0;
      shapes.push({ form, role, x: all[i], y: all[i + 1], size: group.radius, heading: turned });
    }
    const isSeen = kind !== "buttons" || buttonsTimer === 0;
    halos.push({ role, readings: readings(robot, heading, isSeen ? all : all.subarray(0, 0), stride, lidarRange) });
  }
  shapes.push({ form: "robot", role: "robot", x: robot.x, y: robot.y, size: radius, heading });
  const { reach, ...center } = view(world);
  const edge = 2 * (reach + MARGIN);
  const shown = { ...center, width: edge, height: edge };
  return { view: shown, ...(boundary ? { bounds: boundary } : {}), shapes, halos };
}

function readings(robot: Mover, heading: number, places: Float64Array, stride: number, range: number): number[] {
  const read = new Float64Array(NUM_BINS);
  lidar(robot, Math.cos(heading), Math.sin(heading), places, stride, range, read, 0);
  return [...read];
}
