import { expect, it } from "vitest";
import { squaredError } from "../../src/losses/squaredError.ts";

it("squaredError — is half the square, and its slope the error", () => {
  expect(squaredError().loss(5, 2, 0)).toBe(4.5);
  expect(squaredError().slope(5, 2, 0)).toBe(3);
  expect(squaredError().slope(1, 2, 0)).toBe(-1);
});
