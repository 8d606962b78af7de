import fc from "fast-check";
import { expect, it } from "vitest";
import { decoded, encoded } from "../../../src/experiments/recording/series.ts";
import { decodeScript } from "../../../src/report/html/takeScript.ts";

const inPage = new Function(`${decodeScript}; return decoded;`)() as (text: string) => number[];
const values = fc.array(fc.oneof(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), fc.integer({ min: -2, max: 2 })));

it("writes differences, the first from 0, as worked out by hand", () => {
  // +1 → 2 = C; −1 → 1 = B; 0 = A; +16 → 32 = 0 and a carried 1: g B; −16 → 31 = f
  expect(encoded([1, 0, 0, 16, 0])).toBe("CBAgBf");
  // Seven zeros in a row: a dot and 7 = H.
  expect(encoded([5, 5, 5, 5, 5, 5, 5, 5])).toBe("K.H");
  expect(encoded([])).toBe("");
});

it("gives every series back, here and in the page", () => {
  fc.assert(
    fc.property(values, (series) => {
      expect(decoded(encoded(series))).toEqual(series.map((value) => value + 0));
      expect(inPage(encoded(series))).toEqual(series.map((value) => value + 0));
    }),
  );
});

it("takes next to no room for what does not move", () =>
  expect(encoded(Array.from({ length: 500 }, () => 1234)).length).toBeLessThan(8));

it.each([NaN, 0.5, 2 ** 31])("refuses %d", (value) =>
  expect(() => encoded([value])).toThrow(`a series holds ${value}; it must be whole numbers within ±2^30`),
);

it.each([
  ["é", "a series makes no sense at character 1; write it with encoded"],
  ["A.", "a series makes no sense at character 2; write it with encoded"],
  ["Ag", "a series makes no sense at character 2; write it with encoded"],
  [".------B", "a series holds more than 4194304 values"],
])("does not read %j", (text, message) => expect(() => decoded(text)).toThrow(message));
