import { BODY_SIZE } from "./physics/surroundings.ts";
import { STRIDES, type Kind, type SizedGroup } from "./objects.ts";
import type { World } from "./world.ts";

/** The part of the plane to show: a square about (x, y), `reach` metres to each side. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

export type ThingKind = "circle" | "hazard" | "button" | "goal" | "pillar" | "vase" | "gremlin" | "box" | "robot";

/** Something in the plane; metres and radians. */
export interface Thing {
  readonly kind: ThingKind;
  readonly x: number;
  readonly y: number;
  /** Or half an edge of what has corners. */
  readonly radius: number;
  /** 0 for what looks the same from all sides. */
  readonly heading: number;
}

/** What there is to show, the robot last. */
export interface Scene {
  readonly view: View;
  /** Where the robot may go without cost: |x| ≤ x, |y| ≤ y. */
  readonly boundary?: { readonly x: number; readonly y: number };
  readonly things: readonly Thing[];
}

const KINDS: readonly (readonly [Kind, ThingKind])[] = [
  ["circle", "circle"],
  ["hazards", "hazard"],
  ["buttons", "button"],
  ["goal", "goal"],
  ["pillars", "pillar"],
  ["vases", "vase"],
  ["gremlins", "gremlin"],
  ["pushBox", "box"],
];

/** What a task says about how it looks. */
interface Setting extends Pick<Scene, "boundary"> {
  readonly agent: SizedGroup;
  readonly objects: readonly SizedGroup[];
  view(world: World): View;
}

/** Lists what is where, ground first and robot last. */
export function sceneOf(world: World, { agent, objects: groups, view, boundary }: Setting): Scene {
  const { robot, objects } = world;
  const things = KINDS.flatMap(([kind, thingKind]) => {
    // The goal of a task with buttons lies on one of them, and is as large as its marker.
    const group = groups.find(({ name }) => name === kind || (kind === "goal" && name === "marker"));
    if (!group) return [];
    const [all, stride] = [objects[kind], STRIDES[kind]];
    return Array.from({ length: all.length / stride }, (_, i): Thing => {
      const [x, y, heading] = all.subarray(i * stride, i * stride + 3);
      return { kind: thingKind, x, y, radius: group.radius, heading: stride === BODY_SIZE ? heading : 0 };
    });
  });
  const { x, y, heading } = robot;
  const self: Thing = { kind: "robot", x, y, radius: agent.radius, heading };
  return { view: view(world), ...(boundary ? { boundary } : {}), things: [...things, self] };
}
