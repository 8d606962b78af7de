import { expect, test } from "vitest";
import { powers } from "../../src/engine/wasm/powers.ts";

test("a power is a product, whatever was asked before", () => {
  const power = powers();
  expect(power(0.5, 1)).toBe(0.5);
  expect(power(0.5, 3)).toBe(0.5 * 0.5 * 0.5);
  expect(power(0.5, 2)).toBe(0.5 * 0.5);
  expect(power(0.9, 2)).toBe(0.9 * 0.9);
});

test("asking step by step gives the same bits as asking at once", () => {
  const stepwise = powers();
  for (let step = 1; step < 500; step++) stepwise(0.999, step);
  expect(stepwise(0.999, 500)).toBe(powers()(0.999, 500));
});
