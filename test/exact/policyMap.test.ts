import { expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import pond from "../../envs/pond.ts";
import { tabularOf } from "../../src/exact/discovery/tabularOf.ts";
import { policyMap } from "../../src/exact/policyMap.ts";
import { solve } from "../../src/exact/solve.ts";

const draw = (limit: number) => {
  const { tabular } = bridge.exact!;
  return policyMap(bridge, tabular, solve(tabular, { limits: [limit] }).policy)!;
};

it("policyMap — shows where the policy goes, where it tosses coins, and the map where it never comes", () => {
  expect(draw(1.5).text.split("\n")).toEqual([
    "→→→→↓", //
    "?→→→G",
    ".###.",
    ".....",
    ".....",
  ]);
  expect(draw(0).text.split("\n")).toEqual([
    "→→→→↓", //
    "↑HHHG",
    ".###.",
    ".....",
    ".....",
  ]);
  expect(draw(3).text.split("\n")[1]).toBe("→→→→G");
});

it("policyMap — knows where states are", () => {
  const { tabular } = bridge.exact!;
  expect(draw(1.5).placeOf(tabular.start.indexOf(1))).toEqual({ row: 1, column: 0 });
});

it("policyMap — draws nothing where there is no map, or a place does not tell the state", () => {
  const found = tabularOf(pond);
  const { policy } = solve(found, { limits: [1] });
  expect(policyMap(pond, found, policy)).toBeUndefined();
  expect(policyMap({ ...pond, render: () => "@" }, found, policy)).toBeUndefined();
  expect(policyMap({ ...pond, render: () => "@@" }, found, policy)).toBeUndefined();
});
