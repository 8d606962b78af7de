import { describe, expect, it } from "vitest";
import { actionReader } from "../../src/env/actionReader.ts";
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

  it("leaves vectors of an unbounded box as they are", () => {
    expect(actionReader(box({ size: 1 }))(Float32Array.of(1e30), 0)).toEqual(Float32Array.of(1e30));
  });
});
