import { expect, it } from "vitest";
import { iqm } from "../../src/stats/iqm.ts";
import { golden } from "./golden.ts";

it("iqm — drops the outer two of five: (2 + 3 + 4) / 3", () => expect(iqm([[1], [2], [3], [4], [10]])).toBe(3));

it("iqm — drops nothing of three: (1 + 2 + 6) / 3", () => expect(iqm([[1], [2], [6]])).toBe(3));

it("iqm — is not a number where a score is none", () => expect(iqm([[1], [NaN], [3]])).toBeNaN());

it.each(Object.keys(golden.matrices))("iqm — equals SciPy's trimmed mean on %s", (name) =>
  expect(iqm(golden.matrices[name])).toBeCloseTo(golden.aggregates[name].iqm, 9),
);
