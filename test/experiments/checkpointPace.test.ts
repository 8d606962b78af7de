import { describe, expect, it } from "vitest";
import { checkpointPace } from "../../src/cli/checkpointPace.ts";
import { checkpointClock } from "../../src/experiments/checkpointPace.ts";

describe("checkpointClock", () => {
  it("counts updates", () => {
    const isDue = checkpointClock({ updates: 3 });
    expect([1, 2, 3, 4, 5, 6].filter(isDue)).toEqual([3, 6]);
  });

  it("counts time from the last that was due", () => {
    const times = [0, 30, 59.9, 60, 61, 119, 120.5];
    const isDue = checkpointClock({ seconds: 60 }, () => times.shift()!);
    expect([1, 2, 3, 4, 5].filter(isDue)).toEqual([3]);
  });
});

describe("--checkpoint-every", () => {
  it.each([
    ["60", { seconds: 60 }],
    ["0.5s", { seconds: 0.5 }],
    ["20u", { updates: 20 }],
    ["1 update", { updates: 1 }],
  ])("reads %s", (text, pace) => expect(checkpointPace(text)).toEqual(pace));

  it.each(["", "0", "-1s", "soon", "1.5u"])("refuses %j", (text) => {
    expect(() => checkpointPace(text)).toThrow("It must be a time or a number of updates, such as 60s or 20u.");
  });
});
