import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import fourRooms from "../../envs/fourRooms.ts";
import gates from "../../envs/gates.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { goldenCase } from "./cases.ts";

const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(b)));

describe.each([
  { id: bridge.id, env: bridge, golden: goldenCase("bridge-5x5").golden },
  { id: bridgeSlip.id, env: bridgeSlip, golden: goldenCase("bridge-5x5-slip").golden },
  { id: gates.id, env: gates, golden: goldenCase("gates-8x8").golden },
  { id: fourRooms.id, env: fourRooms, golden: goldenCase("fourrooms-10x10").golden },
])("the computed optima of $id", ({ env, golden }) => {
  it.each(golden.finiteHorizon.limits)("at limit $d are the golden ones", (limit) => {
    const optimum = env.exact!.optima.find(({ costLimit }) => costLimit === limit.d)!;
    close(optimum.episodeReturn, limit.optReturn!);
    close(optimum.episodeCost, limit.optCost!);
    close(optimum.lagrangeMultiplier, limit.lambda as number);
    close(optimum.discountedMultiplier!["0.99"], limit.discountBias!["0.99"]?.lambdaDisc ?? 0);
    close(optimum.deterministicReturn!, limit.bestDeterministicStationary?.return ?? limit.optReturn!);
  });
});

it("the computed joint optima of TwoCosts-v0 are the golden ones", () => {
  const { limits } = goldenCase("twocost-3x7").golden.finiteHorizon;
  for (const [i, { episodeReturn, lagrangeMultipliers }] of twoCosts.exact!.jointOptima!.entries()) {
    close(episodeReturn, limits[i].optReturn!);
    for (const [k, lambda] of lagrangeMultipliers.entries()) close(lambda, (limits[i].lambda as readonly number[])[k]);
  }
});

it("a state of a gridworld can be drawn where it is", () => {
  const { tabular } = bridge.exact!;
  const drawing = bridge.render!(tabular.stateOf!(tabular.start.indexOf(1)) as { cell: number });
  expect(drawing.split("\n")[1]).toBe("@HHHG");
});
