import { describe, expect, it } from "vitest";
import { actionReader } from "../../src/env/actionReader.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete } from "../../src/env/spaces.ts";

describe("actionReader", () => {
  it("turns the number of a choice into the choice itself", () => {
    const read = actionReader(discrete("wade", "walk"));
    expect([0, 1, 2].map((env) => read(Float32Array.of(1, 0, 1), env))).toEqual(["walk", "wade", "walk"]);
  });

  it("cuts out one environment's vector and clips it to the box, without touching the batch", () => {
    const read = actionReader(box({ size: 2, low: -1, high: 1 }));
    const batch = Float32Array.of(9, 9, -3, 0.5);
    expect(read(batch, 1)).toEqual(Float32Array.of(-1, 0.5));
    expect(read(batch, 0)).toEqual(Float32Array.of(1, 1));
    expect(batch).toEqual(Float32Array.of(9, 9, -3, 0.5));
  });

  it("gathers the parts of a product, each as it would be alone", () => {
    const space = product({
      gear: discrete("low", "high"),
      dials: multiDiscrete([3, 4]),
      steer: box({ size: 1, low: -1, high: 1 }),
    });
    const read = actionReader(space);
    const batch = Float32Array.of(1, 2, 3, 9, 0, 1, 0, -9);
    expect(read(batch, 0)).toEqual({ gear: "high", dials: [2, 3], steer: Float32Array.of(1) });
    expect(read(batch, 1)).toEqual({ gear: "low", dials: [1, 0], steer: Float32Array.of(-1) });
  });

  it.each([box({ size: 2 }), product([box({ size: 1 }), product({ x: box({ size: 1 }) })])])(
    "makes one object for each environment, and no more",
    (space) => {
      const read = actionReader(space);
      const objectsOf = (action: unknown): unknown[] =>
        Array.isArray(action) ? [action, action[0], action[1], action[1].x] : [action];
      const [first, second] = [0, 1].map((env) => objectsOf(read(Float32Array.of(1, 2, 3, 4), env)));
      const [again, other] = [0, 1].map((env) => objectsOf(read(Float32Array.of(5, 6, 7, 8), env)));
      for (const [i, object] of first.entries()) {
        expect(again[i]).toBe(object);
        expect(other[i]).toBe(second[i]);
        expect(second[i]).not.toBe(object);
      }
    },
  );

  it("leaves vectors of an unbounded box as they are", () => {
    expect(actionReader(box({ size: 1 }))(Float32Array.of(1e30), 0)).toEqual(Float32Array.of(1e30));
  });
});
