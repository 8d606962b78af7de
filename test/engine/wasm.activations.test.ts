import { describe, expect, test } from "vitest";
import type { Activation } from "../../src/engine/engine.ts";
import { activations as exact } from "../../src/engine/reference/activations.ts";
import { activations } from "../../src/engine/wasm/activations.ts";
import { instantiate } from "../../src/engine/wasm/instantiate.ts";
import { firstAddress } from "../../src/engine/wasm/memory.ts";
import { CHUNK_PANEL, NUMBER, chunkSize } from "../../src/engine/wasm/panels.ts";

const memory = new WebAssembly.Memory({ initial: 2 });
const kernels = instantiate(memory);
const numbers = new Float32Array(memory.buffer);
const perPanel = CHUNK_PANEL / NUMBER;
const [x, value, gradient, slope] = [0, 1, 2, 3].map((k) => firstAddress + k * CHUNK_PANEL);

/** What the kernels make of numbers, and their slopes there. */
function compute(name: Activation, inputs: Float32Array) {
  const { place, slopeFrom } = activations[name];
  const values = new Float32Array(inputs.length);
  const slopes = new Float32Array(inputs.length);
  for (let from = 0; from < inputs.length; from += perPanel) {
    const panel = inputs.subarray(from, from + perPanel);
    numbers.set(panel, x / NUMBER);
    numbers.fill(1, gradient / NUMBER, gradient / NUMBER + perPanel);
    kernels.activate(place, x, value, chunkSize, 1);
    kernels.activationGradient(place, gradient, slopeFrom === "input" ? x : value, slope, chunkSize, 1);
    values.set(numbers.subarray(value / NUMBER, value / NUMBER + panel.length), from);
    slopes.set(numbers.subarray(slope / NUMBER, slope / NUMBER + panel.length), from);
  }
  return { values, slopes };
}

/** Numbers of either sign, as many of every size as of every other, and as many again from −`limit` to `limit` evenly. */
function inputsUpTo(limit: number): Float32Array {
  const count = 20_000;
  const sizes = Array.from({ length: count }, (_, i) => limit * 10 ** ((-12 * i) / count));
  const even = Array.from({ length: 2 * count }, (_, i) => limit * (i / count - 1));
  return Float32Array.from([...sizes, ...sizes.map((size) => -size), ...even]);
}

/** The largest error, measured by `scale`. NaN where there is one. */
function largestError(
  inputs: Float32Array,
  actual: Float32Array,
  expected: (x: number) => number,
  scale: (exact: number) => number,
): number {
  return inputs.reduce((largest, input, i) => {
    const wanted = expected(input);
    const error = Math.abs(actual[i] - wanted);
    return error === 0 ? largest : Math.max(largest, error / scale(wanted));
  }, 0);
}

const relative = Math.abs;
const absolute = () => 1;
const mixed = (wanted: number) => Math.max(1, Math.abs(wanted));

// What the comments of the kernels promise.
describe.each([
  { name: "tanh", limit: 50, scale: absolute, error: 4e-7, slopeError: 1e-6 },
  { name: "relu", limit: 1e30, scale: relative, error: 0, slopeError: 0 },
  { name: "elu", limit: 300, scale: relative, error: 1.3e-7, slopeError: 1e-7 },
  { name: "silu", limit: 80, scale: relative, error: 2e-7, slopeError: 3e-7 },
  { name: "silu", limit: 1e4, scale: mixed, error: 2e-7, slopeError: 3e-7 },
  { name: "gelu", limit: 80, scale: mixed, error: 1e-7, slopeError: 2e-7 },
  { name: "gelu", limit: 1e4, scale: mixed, error: 1e-7, slopeError: 2e-7 },
] as const)("$name up to $limit", ({ name, limit, scale, error, slopeError }) => {
  const inputs = inputsUpTo(limit);
  const { values, slopes } = compute(name, inputs);

  test(`is within ${error} of what it should be`, () => {
    expect(largestError(inputs, values, exact[name].value, scale)).toBeLessThanOrEqual(error);
  });

  test(`has slopes within ${slopeError} of what they should be`, () => {
    expect(largestError(inputs, slopes, exact[name].slope, absolute)).toBeLessThanOrEqual(slopeError);
  });
});

test("in the negative tail, silu keeps the digits of the exponential", () => {
  const inputs = Float32Array.from({ length: 512 }, (_, i) => -20 - i / 10);
  const { values } = compute("silu", inputs);
  expect(largestError(inputs, values, (x) => x * Math.exp(x), relative)).toBeLessThanOrEqual(2e-7);
});

test.each(Object.keys(activations) as Activation[])(
  "%s takes 0 to 0, the infinite to its limits and NaN to NaN",
  (name) => {
    const { values, slopes } = compute(name, Float32Array.of(0, 1e38, Infinity, -1e38, -Infinity, NaN));
    const bounded = name === "tanh";
    const low = name === "tanh" || name === "elu" ? -1 : 0;
    expect(values[0]).toBe(0);
    expect(slopes[0]).toBeCloseTo(exact[name].slope(0), 6);
    expect(values[1]).toBeCloseTo(bounded ? 1 : Math.fround(1e38), 5);
    expect(values[2]).toBeCloseTo(bounded ? 1 : Infinity, 5);
    expect(slopes[1]).toBeCloseTo(bounded ? 0 : 1, 5);
    expect(slopes[2]).toBeCloseTo(bounded ? 0 : 1, 5);
    for (const i of [3, 4]) {
      expect(values[i]).toBeCloseTo(low, 5);
      expect(slopes[i]).toBeCloseTo(0, 5);
    }
    expect(values[5]).toBeNaN();
  },
);

test.each(Object.keys(activations) as Activation[])("%s hands no NaN from one number to its neighbors", (name) => {
  const inputs = Float32Array.from({ length: 512 }, (_, i) => (i % 3 === 0 ? NaN : i / 100 - 2));
  const clean = inputs.map((number) => (Number.isNaN(number) ? 1 : number));
  const poisoned = compute(name, inputs);
  const healthy = compute(name, clean);
  for (let i = 0; i < inputs.length; i++) {
    if (Number.isNaN(inputs[i])) continue;
    expect(poisoned.values[i]).toBe(healthy.values[i]);
    expect(poisoned.slopes[i]).toBe(healthy.slopes[i]);
  }
});
