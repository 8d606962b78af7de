import { readFileSync } from "node:fs";
import bridge from "../../../envs/bridge.ts";
import bridgeSlip from "../../../envs/bridgeSlip.ts";
import fourRooms from "../../../envs/fourRooms.ts";
import gates from "../../../envs/gates.ts";
import twoCosts from "../../../envs/twoCosts.ts";

/** One case of an independent solver: HiGHS 1.15.3 and Lagrangian dynamic programming, 10 digits. */
interface Case {
  readonly uniformPolicy: { readonly return: number; readonly cost: readonly number[]; readonly meanLength: number };
  readonly numStates: number;
  readonly frontierVertexCount: number;
  readonly frontier: readonly (readonly [number, number])[]; // thinned
  readonly limits: readonly { d: number; return: number; cost: number; lambda: number }[];
}

const cases = JSON.parse(readFileSync(new URL("../../data/gridworlds.json", import.meta.url), "utf8"));

/** The cases with one cost, each with its environment. */
export const oneCost = [
  { env: bridge, golden: cases["bridge-5x5"] as Case },
  { env: bridgeSlip, golden: cases["bridge-5x5-slip"] as Case },
  { env: gates, golden: cases["gates-8x8"] as Case },
  { env: fourRooms, golden: cases["fourrooms-10x10"] as Case },
].map(({ env, golden }) => ({ id: env.id, env, golden }));

/** The case with two. */
export const twoCost = {
  id: twoCosts.id,
  env: twoCosts,
  golden: cases["twocost-3x7"] as Omit<Case, "limits"> & {
    readonly limits: readonly { d: readonly number[]; return: number; lambda: readonly number[] }[];
  },
};
