import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import distributionalShift from "../../envs/distributionalShift.ts";
import pond from "../../envs/pond.ts";
import sokoban from "../../envs/sideEffectsSokoban.ts";
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

  it("is none where something else moves, or nothing is drawn", () => {
    expect(gridMap(sokoban, sokoban.exact!.tabular)).toBeUndefined();
    expect(gridMap(pond, discover(pond))).toBeUndefined();
    const { scene: _, ...unseen } = bridge;
    expect(gridMap(unseen, bridge.exact!.tabular)).toBeUndefined();
  });
});
