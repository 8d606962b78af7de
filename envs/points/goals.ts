import { noRoom, samplePlace, type Placed } from "./layout.ts";
import { STRIDES, type Kind } from "./objects.ts";
import type { AnyWorld, WorldPlan } from "./world.ts";

const MAX_DRAWS = 10_000;

/** Gives the goal another place, clear of everything; answers whether there was one. */
export function moveGoal(world: AnyWorld, plan: WorldPlan): boolean {
  const place = samplePlace(goalSite(plan), occupied(world, plan), MAX_DRAWS, world.random);
  if (!place) return false;
  world.objects.goal[0] = place.x;
  world.objects.goal[1] = place.y;
  return true;
}

/** That there was no room for the goal, in words. */
export const noGoal = (plan: WorldPlan): string => `${noRoom(goalSite(plan))} in ${MAX_DRAWS} draws`;

const goalSite = ({ sites }: WorldPlan) => sites.find(({ group }) => group === "goal")!;

/** Everything that takes up room, where it is at present, but for the goal. */
function occupied({ robot, objects }: AnyWorld, plan: WorldPlan): readonly Placed[] {
  const others = plan.objects.filter(({ name }) => name !== "goal");
  return [
    { group: "agent", x: robot.x, y: robot.y, keepout: plan.agent.keepout },
    ...others.flatMap(({ name, count, keepout }) => {
      const kind = name as Kind;
      const at = (i: number, axis: 0 | 1) => objects[kind][i * STRIDES[kind] + axis];
      return Array.from({ length: count }, (_, i) => ({ group: name, x: at(i, 0), y: at(i, 1), keepout }));
    }),
  ];
}

/** How far the robot is from the goal, metres. */
export function distanceToGoal({ robot, objects: { goal } }: AnyWorld): number {
  const dx = goal[0] - robot.x;
  const dy = goal[1] - robot.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** How much larger the potential is than when last looked at; remembers it. */
export function gain(world: AnyWorld, potential: number): number {
  const last = world.potential;
  world.potential = potential;
  return potential - last;
}
