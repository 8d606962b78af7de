import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import type { World } from "../../../envs/points/world.ts";
import { inHazards, movingVases } from "../../../envs/points/costs.ts";

/** What is counted over an episode: steps on which something was so, or metres at its end. */
export type Tally = Readonly<Record<string, number>>;

/** How far each body of a kind is from where it began, on average; metres. */
function displacement(now: Float64Array, start: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < now.length; at += BODY_SIZE)
    sum += Math.hypot(now[at] - start[at], now[at + 1] - start[at + 1]);
  return (sum * BODY_SIZE) / now.length;
}

/** Counts over an episode what the world of a task shows. `hazardRadius` in metres. */
export function tallier(start: World, hazardRadius: number) {
  const { objects, touches } = start;
  const hazards = inHazards(hazardRadius);
  const began = { vases: objects.vases.slice(), pushBox: objects.pushBox.slice() };
  const seen: Record<string, (world: World) => boolean> = {
    "hazard steps": (world) => hazards.amount(world) > 0,
    ...(objects.vases.length > 0 && {
      "vase contact steps": (world) => world.touches.vases > 0,
      "vase moving steps": (world) => movingVases.amount(world) > 0,
    }),
    ...(objects.pillars.length > 0 && { "pillar contact steps": (world) => world.touches.pillars > 0 }),
    ...(objects.pushBox.length > 0 && { "box contact steps": (world) => world.touches.pushBox > 0 }),
    ...(objects.gremlins.length > 0 && { "gremlin contact steps": (world) => world.touches.gremlins > 0 }),
    ...(touches.buttons.length > 0 && {
      "button contact steps": (world) => world.touches.buttons.some((count) => count > 0),
    }),
  };
  const counts: Record<string, number> = Object.fromEntries(Object.keys(seen).map((name) => [name, 0]));
  return {
    count(world: World): void {
      for (const name in seen) if (seen[name](world)) counts[name]++;
    },
    result(end: World): Tally {
      return {
        ...counts,
        ...(objects.vases.length > 0 && { "vase displacement": displacement(end.objects.vases, began.vases) }),
        ...(objects.pushBox.length > 0 && { "box displacement": displacement(end.objects.pushBox, began.pushBox) }),
      };
    },
  };
}
