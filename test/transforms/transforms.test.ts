import { describe, expect, it } from "vitest";
import { settings } from "../../src/part.ts";
import { asIs } from "../../src/transforms/asIs.ts";
import { center } from "../../src/transforms/center.ts";
import { inOrder } from "../../src/transforms/inOrder.ts";
import { standardize } from "../../src/transforms/standardize.ts";
import { symlog } from "../../src/transforms/symlog.ts";
import type { Transform } from "../../src/transforms/transform.ts";
import { golden } from "../data/algoGolden.ts";

function after(transform: Transform, ...numbers: number[]): number[] {
  const x = Float64Array.from(numbers);
  transform(x);
  return [...x];
}
const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;

describe("asIs", () => {
  it("changes nothing", () => expect(after(asIs(), 1, -2, 3)).toEqual([1, -2, 3]));
});

describe("center", () => {
  it("takes the mean away and keeps the scale", () => expect(after(center(), 1, 2, 6)).toEqual([-2, -1, 3]));
});

describe("standardize", () => {
  it("divides by the population deviation", () => {
    const [a, b] = after(standardize({ epsilon: 1e-12 }), 3, 7); // mean 5, deviation 2
    expect(a).toBeCloseTo(-1, 9);
    expect(b).toBeCloseTo(1, 9);
  });

  it("turns equal numbers into zeros", () => expect(after(standardize(), 4, 4, 4)).toEqual([0, 0, 0]));
});

describe("symlog", () => {
  it("takes the symmetric logarithm of each number", () => {
    const { symlog: pairs } = golden;
    const y = after(symlog(), ...pairs.map(({ x }) => x));
    y.forEach((value, i) => expect(value).toBeCloseTo(pairs[i].y, 12));
  });

  it("can flip the sign of a mean, which is why it comes last", () => {
    const { advantages, mean: before, mean_symlog: afterwards } = golden.symlog_sign_flip;
    expect(mean(advantages)).toBeCloseTo(before, 12);
    expect(mean(after(symlog(), ...advantages))).toBeCloseTo(afterwards, 12);
    expect(Math.sign(before)).not.toBe(Math.sign(afterwards));
  });
});

describe("inOrder", () => {
  it("applies one transform after another", () => {
    const [low, high] = after(inOrder(center(), symlog()), 0, 2);
    expect(low).toBeCloseTo(-Math.log(2), 12);
    expect(high).toBeCloseTo(Math.log(2), 12);
    expect(after(inOrder(symlog(), center()), 0, 2)[1]).toBeCloseTo(Math.log(3) / 2, 12);
  });

  it("of nothing changes nothing", () => expect(after(inOrder(), 1, 2)).toEqual([1, 2]));

  it("prints its list", () => {
    expect(settings(inOrder(center(), standardize()))).toEqual({
      inOrder: { transforms: [{ center: {} }, { standardize: { epsilon: 1e-8 } }] },
    });
  });

  it("refuses what cannot be printed", () => {
    expect(() => inOrder(center(), (x) => void x.fill(0))).toThrow("inOrder: transform 1 is not a part");
  });
});
