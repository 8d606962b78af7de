import { expect, it } from "vitest";
import { surrogate } from "../../src/losses/surrogate.ts";

it("surrogate — weighs the advantage by the ratio, however far that went", () => {
  expect(surrogate().loss(3, 2, 1, 0)).toBe(-6);
  expect(surrogate().slope(3, 2, 1, 0)).toBe(-2);
  expect(surrogate().slope(0.1, -2, 1, 0)).toBe(2);
});
