import fc from "fast-check";
import { expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { holm } from "../../src/stats/holm.ts";
import { iqm } from "../../src/stats/iqm.ts";
import { pairedDifference, pairedPValue } from "../../src/stats/pairedDifference.ts";
import { studentTail } from "../../src/stats/studentT.ts";
import { golden } from "./golden.ts";

it("pairedDifference — sees through what the seeds share", () => {
  // Seeds differ by hundreds, the change by one or two.
  const { value, low, high, numPairs } = pairedDifference([101, 202, 301], [100, 200, 300], { rng: rng(0) });
  expect(value).toBeCloseTo((1 + 2 + 1) / 3, 12);
  expect(Math.max(value - low, high - value)).toBeLessThan(1.6); // t(2) = 4.303, times √(1/3) / √3 = 1/3
  expect(numPairs).toBe(3);
});

it("pairedDifference — counts a pair with a run that failed, and leaves it out of the numbers", () => {
  const difference = pairedDifference([2, NaN, 3], [1, 1, NaN], { rng: rng(0) });
  expect(difference).toMatchObject({ value: 1, low: NaN, high: NaN, numPairs: 1, numMissing: 2, pValue: NaN });
});

it("pairedDifference — takes another statistic: the IQM of 1, 2, 3, 4, 90 is 3", () =>
  expect(pairedDifference([1, 2, 3, 4, 90], [0, 0, 0, 0, 0], { rng: rng(0), statistic: iqm }).value).toBe(3));

it("pairedPValue — is 1 where nothing changed, and 0 where everything changed by the same", () => {
  expect(pairedPValue([0, 0, 0])).toBe(1);
  expect(pairedPValue([-2, -2, -2])).toBe(0);
});

it("pairedPValue — of 1, 2, 3 is that of t = 2√3 with 2 degrees of freedom", () => {
  // P(T > t) = ½ − t / (2 √(2 + t²)) for two degrees of freedom, and 2√3 / √14 = √(6/7).
  expect(pairedPValue([1, 2, 3])).toBeCloseTo(1 - Math.sqrt(6 / 7), 12);
});

it.each(golden.student_t_cdf as { t: number; df: number; cdf: number }[])(
  "studentTail — agrees with SciPy at t = $t, $df degrees of freedom",
  ({ t, df, cdf }) => expect(studentTail(Math.abs(t), df)).toBeCloseTo(t < 0 ? cdf : 1 - cdf, 10),
);

it.each(golden.holm as { p: number[]; holm_adjusted: number[] }[])("holm — adjusts $p", ({ p, holm_adjusted }) =>
  expect(holm(p)).toEqual(holm_adjusted.map((value) => expect.closeTo(value, 10))),
);

it("holm — never makes a p-value smaller, nor changes their order", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (pValues) => {
      const adjusted = holm(pValues);
      for (const [i, p] of pValues.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        for (const [j, q] of pValues.entries()) if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
      }
    }),
  );
});

it("holm — does not count what asks nothing: two questions, not three", () =>
  expect(holm([0.02, NaN, 0.5])).toEqual([0.04, NaN, 0.5]));
