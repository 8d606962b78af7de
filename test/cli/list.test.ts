import { expect, it } from "vitest";
import { actionsOf } from "../../src/cli/list.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete, type ActionSpace } from "../../src/env/spaces.ts";

it.each<[ActionSpace, string]>([
  [discrete("left", "right"), "2 choices"],
  [box({ size: 3 }), "3 numbers"],
  [multiDiscrete([3, 4]), "3 choices × 4 choices"],
  [product({ gear: discrete(2), hand: product([box({ size: 1 }), discrete(5)]) }), "2 choices × 1 number × 5 choices"],
])("saddle list — says in few words what an action is: case %#", (space, words) => {
  expect(actionsOf(space)).toBe(words);
});
