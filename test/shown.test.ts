import { expect, it } from "vitest";
import { shown } from "../src/shown.ts";

const itself: unknown[] = [];
itself.push(itself);

it.each<[value: unknown, words: string]>([
  ["5", '"5"'],
  [5, "5"],
  [NaN, "NaN"],
  [null, "null"],
  [undefined, "undefined"],
  [10n, "10n"],
  [Symbol("s"), "Symbol(s)"],
  [() => 1, "a function"],
  [[1, "a"], '[1,"a"]'],
  [itself, "a list"],
  [{ count: 10n }, "an object"],
  [Object.create(null), "{}"],
  ["x".repeat(500), `"${"x".repeat(79)}…`],
])("%# is shown in a few words", (value, words) => expect(shown(value)).toBe(words));
