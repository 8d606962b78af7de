import { describe, expect, it } from "vitest";
import { atMost, task } from "../../src/env/task.ts";
import { pond } from "./pond.ts";

const twoCosts = { ...pond, costNames: ["heat", "noise"] };

describe("atMost", () => {
  it("is an episodic limit on the cost unless said otherwise", () => {
    expect(atMost(25)).toEqual({ costLimit: 25, cost: "cost", kind: "episodic", gamma: 0.99 });
  });

  it("takes a limit of 0", () => expect(atMost(0).costLimit).toBe(0));

  it.each([-1, NaN, Infinity])("refuses a limit of %d", (limit) => {
    expect(() => atMost(limit)).toThrow(
      `atMost: the limit on "cost" is ${limit}; it must be a finite number, 0 or above`,
    );
  });

  it("refuses a kind that is none", () => {
    // @ts-expect-error: no such kind
    expect(() => atMost(1, { kind: "daily" })).toThrow(
      'atMost: kind is "daily"; expected one of episodic, discounted, rate',
    );
  });
});

describe("task", () => {
  it("may promise nothing, or something about each cost", () => {
    expect(task(pond).constraints).toEqual([]);
    const both = [atMost(1, { cost: "noise" }), atMost(2, { cost: "heat", kind: "rate" })];
    expect(task(twoCosts, ...both).constraints).toEqual(both);
  });

  it("refuses a cost that the environment does not have", () => {
    expect(() => task(twoCosts, atMost(1))).toThrow('Pond-v0: no cost is called "cost"; it has heat, noise');
  });

  it("refuses two promises about one cost", () => {
    expect(() => task(pond, atMost(1), atMost(2))).toThrow('Pond-v0: two constraints are on "cost"; keep one');
  });
});
