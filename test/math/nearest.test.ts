import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/math/nearest.ts";

describe("editDistance", () => {
  it.each([
    ["", "abc", 3], // three put in
    ["abc", "", 3],
    ["abc", "abc", 0],
    ["abc", "axc", 1], // one exchanged
    ["gates", "gate", 1],
    ["kitten", "sitting", 3], // k→s, e→i, +g
  ])("of %j and %j is %d", (from, to, distance) => expect(editDistance(from, to)).toBe(distance));
});

describe("nearest", () => {
  it("puts the nearest word first and leaves out what is far", () => {
    expect(nearest("gatse", ["rooms", "gates", "gate"])).toEqual(["gate", "gates"]);
  });

  it("finds what a word is a long part of", () => {
    expect(nearest("pointgoal1", ["SafetyPointGoal1-v0", "Gates-v0"])).toEqual(["SafetyPointGoal1-v0"]);
  });

  it("names no more than three, and none much further off than the nearest", () => {
    expect(nearest("Task0-v0", ["Task1-v0", "Task2-v0", "Task3-v0", "Task4-v0"])).toHaveLength(3);
    expect(nearest("bridge", ["bridge", "ridges"])).toEqual(["bridge"]);
  });

  it("does not mind capitals", () => expect(nearest("BRIDGE", ["bridge"])).toEqual(["bridge"]));
});
