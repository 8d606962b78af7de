import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleLayout, samplePlace, sitesOf, type ObjectGroup } from "../../../envs/points/layout.ts";
import { nextChoice, numpyRandom } from "../../../envs/points/numpyRandom.ts";
import { occupied, resetWorld, type WorldConfig } from "../../../envs/points/world.ts";
import { golden } from "./golden.ts";

const group = (name: string, count: number, keepout: number): ObjectGroup => ({ name, count, keepout });
const wall = 1.125;
const circle: ObjectGroup = { ...group("circle", 1, 0), locations: [[0, 0]] };
const walls = (count: number, reach = wall): ObjectGroup => {
  const all = [
    [reach, 0],
    [-reach, 0],
    [0, reach],
    [0, -reach],
  ] as const;
  return { ...group("sigwall", count, 0), locations: all.slice(0, count) };
};
const agent = group("agent", 1, 0.4);
const circleAgent: ObjectGroup = { ...group("agent", 1, 0), area: [-0.8, -0.8, 0.8, 0.8] };
const runAgent: ObjectGroup = { ...group("agent", 1, 0), area: [-0.2, 16.5, 0.2, 16.5] };
const goal = group("goal", 1, 0.305);
const farGoal = group("goal", 1, 0.4);
const box = group("push_box", 1, 0.2);
const buttons = group("button", 4, 0.2);
const hazards = (count: number) => group("hazard", count, 0.18);
const wideHazards = (count: number) => group("hazard", count, 0.4);
const vases = (count: number) => group("vase", count, 0.15);
const pillars = (count: number) => group("pillar", count, 0.3);
const gremlins = (count: number) => group("gremlin", count, 0.4);

// Every task of Safety-Gymnasium's point robot, so that the sampler is held to more than the levels that exist here.
const TASKS: [task: string, extent: number, agent: ObjectGroup, objects: ObjectGroup[]][] = [
  ["Goal0", 1, agent, [goal]],
  ["Goal1", 1.5, agent, [goal, hazards(8), vases(1)]],
  ["Goal2", 2, agent, [goal, hazards(10), vases(10)]],
  ["Button0", 1, agent, [buttons, farGoal]],
  ["Button1", 1.5, agent, [buttons, farGoal, hazards(4), gremlins(4)]],
  ["Button2", 1.8, agent, [buttons, farGoal, hazards(8), gremlins(6)]],
  ["Push0", 1, agent, [farGoal, box]],
  ["Push1", 1.5, agent, [farGoal, wideHazards(2), pillars(1), box]],
  ["Push2", 2, agent, [farGoal, wideHazards(4), pillars(4), box]],
  ["Circle0", 2, circleAgent, [circle]],
  ["Circle1", 2, circleAgent, [circle, walls(2)]],
  ["Circle2", 2, circleAgent, [circle, walls(4)]],
  ["Run0", 2, runAgent, [walls(2, 0.5)]],
];
const CASES = TASKS.flatMap(([task, extent, robot, objects]) =>
  golden.layouts[`SafetyPoint${task}-v0`].map((episode) => {
    const rest = { seen: [], lidarRange: 3, yawServo: "mujoco" } as const;
    const config: WorldConfig = { extent, agent: robot, objects, ...rest };
    return { task, config, ...episode };
  }),
);

describe.each(CASES)("$task from seed $seed", ({ task, config, seed, heading, layout, goalButton }) => {
  const sites = [config.agent, ...config.objects].flatMap((each) => sitesOf(each, config.extent));
  const redraws = task.startsWith("Goal") || task.startsWith("Push");

  it("places everything where Safety-Gymnasium does", () => {
    const counts = new Map<string, number>();
    for (const { group: name, x, y } of sampleLayout(sites, numpyRandom(seed))) {
      const index = counts.get(name) ?? 0;
      counts.set(name, index + 1);
      if (name === "goal" && redraws) continue; // its second place was recorded
      expect([x, y], `${name}${index}`).toEqual(layout[`${name}${index}`] ?? layout[name]);
    }
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(Object.keys(layout).length);
  });

  it("turns the robot as Safety-Gymnasium does", () => {
    expect(resetWorld(config, numpyRandom(seed)).robot.heading).toBe(heading);
  });

  if (redraws)
    it("then draws the same second place for the goal", () => {
      const world = resetWorld(config, numpyRandom(seed));
      const site = sites.find(({ group: name }) => name === "goal")!;
      const place = samplePlace(site, occupied(world, config, "goal"), 10_000, world.random)!;
      expect([place.x, place.y]).toEqual(layout.goal);
    });

  if (goalButton !== undefined)
    it("then chooses the same button", () => {
      expect(nextChoice(resetWorld(config, numpyRandom(seed)).random, 4)).toBe(goalButton);
    });
});

describe("sampleLayout", () => {
  it("keeps things apart by their keepouts and inside by their own", () => {
    const sites = [agent, hazards(3), gremlins(2)].flatMap((each) => sitesOf(each, 1.2));
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const layout = sampleLayout(sites, numpyRandom(seed));
        for (const [i, a] of layout.entries()) {
          expect(Math.max(Math.abs(a.x), Math.abs(a.y))).toBeLessThanOrEqual(1.2 - a.keepout);
          for (const b of layout.slice(0, i)) {
            expect(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)).toBeGreaterThanOrEqual(a.keepout + b.keepout);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("says so when things do not fit", () => {
    const sites = sitesOf(group("rock", 2, 0.6), 1); // centers within ±0.4, yet 1.2 apart
    expect(() => sampleLayout(sites, numpyRandom(0))).toThrow("sampleLayout: 2 things found no room in 10000 layouts");
  });
});

describe("samplePlace", () => {
  it("gives up after as many draws as it may make", () => {
    const [site] = sitesOf(group("rock", 1, 0.5), 0.5); // nowhere but (0, 0)
    const random = numpyRandom(0);
    expect(samplePlace(site, [{ group: "rock", x: 0, y: 0, keepout: 0 }], 3, random)).toBeUndefined();
    expect(random.position).toBe(3 * 4); // words: two to a double, x and y
  });

  it("lets things touch", () => {
    const [site] = sitesOf(group("rock", 1, 0.5), 0.5);
    const touching = { group: "rock", x: 1, y: 0, keepout: 0.5 };
    expect(samplePlace(site, [touching], 1, numpyRandom(0))).toMatchObject({ x: 0, y: 0 });
  });
});
