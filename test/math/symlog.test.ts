import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symexp, symlog } from "../../src/math/symlog.ts";
import { golden } from "../data/algoGolden.ts";

describe("symlog", () => {
  it.each(golden.symlog)("symlog($x) is $y", ({ x, y }) => expect(symlog(x)).toBeCloseTo(y, 12));

  it("is undone by symexp", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(symexp(symlog(x)) - x)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(x)));
      }),
    );
  });

  it("is odd and keeps the order", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, (x, y) => {
        expect(symlog(-x)).toBe(-symlog(x));
        if (x <= y) expect(symlog(x)).toBeLessThanOrEqual(symlog(y));
      }),
    );
  });
});
