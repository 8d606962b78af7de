import type { Outcome } from "../../src/env/defineEnv.ts";
import type { Role } from "../../src/env/scene.ts";
import type { GridworldRules } from "./gridworld.ts";
import type { Cell } from "./map.ts";

/** A number for some tiles, by their characters; 0 for all others. */
export type Tiles = Readonly<Record<string, number>>;

/** What entering a cell brings: that depends on nothing but the cell. */
export interface CellOutcome extends Outcome {
  readonly cost: readonly number[]; // one per cost
  readonly terminated: boolean;
}

/** The costs by name, also where there is only one and it was given none. */
export function costMaps(costs: GridworldRules["costs"]): Readonly<Record<string, Tiles>> {
  const isOne = Object.values(costs).every((value) => typeof value === "number");
  return isOne ? { cost: costs as Tiles } : (costs as Record<string, Tiles>);
}

/** Applies the rules to a cell. */
export function outcomesOf({ stepReward, enterReward, costs, terminal, hiddenReward }: GridworldRules) {
  const maps = Object.values(costMaps(costs));
  return ({ tile }: Cell): CellOutcome => {
    const reward = stepReward + (enterReward[tile] ?? 0);
    return {
      reward,
      cost: maps.map((map) => map[tile] ?? 0),
      terminated: terminal.includes(tile),
      ...(hiddenReward && { info: { hiddenReward: reward + (hiddenReward[tile] ?? 0) } }),
    };
  };
}

/** What a tile is to the agent: something that costs, something that pays, where it starts, or just a tile. */
export function roleOf({ enterReward, costs }: GridworldRules, tile: string): Role {
  if (tile === "S") return "start";
  if (Object.values(costMaps(costs)).some((map) => map[tile] > 0)) return "hazard";
  return enterReward[tile] > 0 ? "goal" : "tile";
}

/** @throws where a tile has no rule, a rule has no tile, or the agent has nowhere to start. */
export function checkRules(
  { id, slip = 0, enterReward, costs, terminal, hiddenReward = {} }: GridworldRules,
  cells: readonly Cell[],
): void {
  if (!(slip >= 0 && slip <= 1)) throw new Error(`${id}: slip is ${slip}; it must be a probability, 0 to 1`);
  const onMap = new Set(cells.map(({ tile }) => tile));
  if (!onMap.has("S")) throw new Error(`${id}: the map has no S; put one where the agent starts`);
  const maps = [enterReward, hiddenReward, ...Object.values(costMaps(costs))];
  const ruled = new Set([...terminal, ...maps.flatMap((map) => Object.keys(map))]);
  for (const tile of ruled) {
    if (!onMap.has(tile)) throw new Error(`${id}: a rule speaks of tile "${tile}"; the map has none`);
  }
  for (const tile of onMap) {
    if (!ruled.has(tile) && !"S.".includes(tile)) {
      throw new Error(`${id}: no rule speaks of tile "${tile}"; use . for plain ground`);
    }
  }
  if (terminal.includes("S"))
    throw new Error(`${id}: terminal is "${terminal}"; an episode cannot end where it starts`);
}
