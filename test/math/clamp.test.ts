import { expect, it } from "vitest";
import { clamp } from "../../src/math/clamp.ts";

it.each([
  [-3, -1],
  [-1, -1],
  [0.5, 0.5],
  [2, 2],
  [7, 2],
])("clamp(%d, -1, 2) is %d", (x, nearest) => expect(clamp(x, -1, 2)).toBe(nearest));
