import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import distributionalShift from "../../envs/distributionalShift.ts";
import pond from "../../envs/pond.ts";
import sokoban from "../../envs/sideEffectsSokoban.ts";
import type { Scene, Shape } from "../../src/env/scene.ts";
import { box, defineEnv, discrete } from "../../src/index.ts";
import { discover } from "../../src/exact/discovery/discover.ts";
import { gridMap } from "../../src/exact/gridMap.ts";

describe("gridMap", () => {
  it("reads the map off the pictures of the states", () => {
    const { tabular } = bridge.exact!;
    const map = gridMap(bridge, tabular)!;
    expect(map.rows).toEqual([".....", "SHHHG", ".###.", ".....", "....."]);
    expect(map.roles).toEqual({ S: "start", H: "hazard", G: "goal", "#": "wall" });
    expect(map.moves).toEqual([
      [-1, 0],
      [0, 1],
      [1, 0],
      [0, -1],
    ]);
    // All cells in reading order but the goal, which ends the episode, and the wall.
    const cells = Array.from({ length: 25 }, (_, i) => i).filter((i) => i !== 9 && !(i >= 11 && i <= 13));
    expect([...map.cells]).toEqual(cells);
    expect(map.cells[tabular.start.indexOf(1)]).toBe(5);
  });

  it("knows boards on which only the agent moves, and their own order of actions", () => {
    const map = gridMap(distributionalShift, discover(distributionalShift))!;
    expect(map.rows[0]).toBe("#########");
    expect(map.moves[1]).toEqual([1, 0]); // up, down, left, right
    expect(Object.values(map.roles)).toContain("hazard");
  });

  const drawn = (shapes: readonly Partial<Shape>[], view = { x: 1, y: 0, width: 3, height: 1 }) => {
    const scene = ({ x }: { x: number }): Scene => ({
      view,
      shapes: [...shapes, { form: "disc", role: "agent", x }].map((shape) => ({ size: 0.5, x: 0, y: 0, form: "cell", role: "tile", ...shape }) as Shape), // prettier-ignore
    });
    const corridor = defineEnv({
      id: "Corridor-v0",
      observationSpace: box({ size: 1, low: 0, high: 1 }),
      actionSpace: discrete("left", "right"),
      maxEpisodeSteps: 4,
      reset: () => ({ x: 0 }),
      step(state, action) {
        state.x = Math.min(2, Math.max(0, state.x + (action === "left" ? -1 : 1)));
        return { reward: 0, cost: 0, terminated: state.x === 2 };
      },
      observe: ({ x }, obs) => void (obs[0] = x),
      scene,
    });
    return gridMap(corridor, discover(corridor));
  };

  it("gives every kind of tile a character of its own, whatever is written on it", () => {
    const map = drawn([
      { role: "hazard", label: "🔥" },
      { role: "goal", label: "gem", x: 1 },
      { role: "vase", label: "glass", x: 2 },
    ]);
    expect(map).toMatchObject({ rows: ["🔥gl"], roles: { "🔥": "hazard", g: "goal", l: "vase" } });
    expect(drawn([{ role: "hazard" }, { x: 1 }])!.rows).toEqual(["H.."]); // nothing is written on either
  });

  it("is none where something lies outside the picture, the agent or a tile", () => {
    expect(drawn([{ role: "wall", x: 7 }])).toBeUndefined();
    expect(drawn([], { x: 0, y: 0, width: 1, height: 1 })).toBeUndefined();
    expect(drawn([], { x: 1, y: 0, width: 3.5, height: 1 })).toBeUndefined();
  });

  it("is none where something else moves, or nothing is drawn", () => {
    expect(gridMap(sokoban, sokoban.exact!.tabular)).toBeUndefined();
    expect(gridMap(pond, discover(pond))).toBeUndefined();
    const { scene: _, ...unseen } = bridge;
    expect(gridMap(unseen, bridge.exact!.tabular)).toBeUndefined();
  });
});
