import fc from "fast-check";
import { expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { clopperPearson } from "../../src/stats/clopperPearson.ts";
import { mannWhitney } from "../../src/stats/mannWhitney.ts";
import { normalTail } from "../../src/stats/normalTail.ts";
import { pairedPermutation } from "../../src/stats/pairedPermutation.ts";
import { bisect, studentQuantile } from "../../src/stats/studentT.ts";
import { welch } from "../../src/stats/welch.ts";
import { golden } from "./golden.ts";

interface TwoSample {
  readonly a: number[];
  readonly b: number[];
  readonly welch: { t: number; df: number; p_two_sided: number; mean_diff: number; ci95: [number, number] };
  readonly mann_whitney: Record<string, number> & { U_a: number; ties: boolean };
}
const pairs = Object.entries(golden.two_sample as Record<string, TwoSample>);

it.each(pairs)("welch — agrees with SciPy on %s", (_name, { a, b, welch: expected }) => {
  const { t, degreesOfFreedom, pValue, value, low, high } = welch(a, b);
  expect(t).toBeCloseTo(expected.t, 9);
  expect(degreesOfFreedom).toBeCloseTo(expected.df, 8);
  expect(pValue).toBeCloseTo(expected.p_two_sided, 9);
  expect(value).toBeCloseTo(expected.mean_diff, 9);
  expect([low, high]).toEqual(expected.ci95.map((end) => expect.closeTo(end, 8)));
});

it("welch — where nothing varies, equal means are equal and others cannot be judged", () => {
  expect(welch([1, 1], [1, 1]).pValue).toBe(1);
  expect(welch([1, 1], [2, 2]).pValue).toBeNaN();
  expect(welch([1], [2, 3]).pValue).toBeNaN();
});

it.each(pairs)("mannWhitney — agrees with SciPy on %s", (_name, { a, b, mann_whitney: expected }) => {
  const isExact = !expected.ties && Math.min(a.length, b.length) <= 8;
  const { u, pValue } = mannWhitney(a, b);
  expect(u).toBe(expected.U_a);
  expect(pValue).toBeCloseTo(expected[isExact ? "p_exact_two-sided" : "p_asymptotic_two-sided"], 9);
});

it("mannWhitney — cannot tell equal groups apart", () => expect(mannWhitney([1, 1], [1, 1]).pValue).toBe(1));

it.each(golden.violation_rate_ci as { k: number; n: number; clopper_pearson95: [number, number] }[])(
  "clopperPearson — of $k in $n is SciPy's interval",
  ({ k, n, clopper_pearson95: [low, high] }) =>
    expect(clopperPearson(k, n)).toEqual({
      value: k / n,
      low: expect.closeTo(low, 8),
      high: expect.closeTo(high, 8),
    }),
);

it.each(golden["student_t_ppf_0.975"] as { df: number; q: number }[])(
  "studentQuantile — with $df degrees of freedom is SciPy's",
  ({ df, q }) => expect(studentQuantile(0.025, df)).toBeCloseTo(q, 8),
);

it.each(golden.normal_ppf as { p: number; z: number }[])("normalTail — inverts to SciPy's quantile at $p", ({ p, z }) =>
  expect(bisect((x) => normalTail(x) <= 1 - p, -10, 10)).toBeCloseTo(z, 8),
);

it("pairedPermutation — of three equal differences is 2 of 8 patterns", () => {
  expect(pairedPermutation([1, 1, 1], rng(0))).toBe(2 / 8);
  expect(pairedPermutation([1, 2, 3, 4], rng(0))).toBe(2 / 16);
  expect(pairedPermutation([1, -1], rng(0))).toBe(1);
  expect(pairedPermutation([0, 0], rng(0))).toBe(1);
  expect(pairedPermutation([], rng(0))).toBeNaN();
});

it("pairedPermutation — counts as a direct enumeration does", () => {
  const differences = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(differences, (d) => {
      const sums = d.reduce<number[]>((all, x) => all.flatMap((sum) => [sum + x, sum - x]), [0]);
      const reached = Math.abs(d.reduce((sum, x) => sum + x, 0));
      const share = sums.filter((sum) => Math.abs(sum) >= reached).length / sums.length;
      expect(pairedPermutation(d, rng(0))).toBeCloseTo(share, 12);
    }),
    { numRuns: 50 },
  );
});

it("pairedPermutation — draws patterns where there are too many to try", () => {
  const small = pairedPermutation(new Array<number>(20).fill(1), rng(0));
  expect(small).toBeLessThan(1e-3); // 2 of 2²⁰ patterns
  expect(small).toBeGreaterThan(0);
  const alternating = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  expect(pairedPermutation(alternating, rng(0))).toBe(1);
});
