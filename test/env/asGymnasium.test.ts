import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import { asGymnasium } from "../../src/env/asGymnasium.ts";
import { defineEnv } from "../../src/env/defineEnv.ts";
import { box } from "../../src/env/spaces.ts";
import gearbox from "./gearbox.ts";
import { pond } from "./pond.ts";

describe("asGymnasium", () => {
  it("answers as Safety-Gymnasium does", () => {
    const env = asGymnasium(bridge);
    const [obs, info] = env.reset();
    expect([obs.length, obs[5], info]).toEqual([22, 1, {}]); // the start is the first cell of the second row
    expect(env.step("right").slice(1)).toEqual([-1, [1], false, false, {}]);
  });

  it("tells the end of the task from the end of the time", () => {
    const walked = asGymnasium(bridge);
    walked.reset();
    expect(["right", "right", "right", "right"].map((move) => walked.step(move as "right").slice(3, 5)).at(-1)).toEqual(
      [true, false],
    );
    const idle = asGymnasium(bridge);
    idle.reset();
    const ends = Array.from({ length: 40 }, () => idle.step("left").slice(3, 5));
    expect(ends[38]).toEqual([false, false]);
    expect(ends[39]).toEqual([false, true]);
  });

  it("repeats a seed, and goes on to other episodes after a reset", () => {
    const [a, b] = [asGymnasium(pond, 7), asGymnasium(pond, 7)];
    const first = a.reset()[0];
    expect(b.reset()[0]).toEqual(first);
    expect(a.reset()[0]).not.toEqual(first);
  });

  it("gives observations to keep", () => {
    const env = asGymnasium(pond);
    const [before] = env.reset();
    const copy = before.slice();
    env.step("dive");
    expect(before).toEqual(copy);
  });

  it("refuses an action that is none, with those that are", () => {
    const env = asGymnasium(bridge);
    env.reset();
    // @ts-expect-error: no such action
    expect(() => env.step("jump")).toThrow(
      'Bridge-v0: step was given "jump"; an action is one of up, right, down, left',
    );
  });

  it("refuses a vector that is out of bounds", () => {
    const push = defineEnv({
      ...pond,
      id: "Push-v0",
      actionSpace: box({ size: 2, low: -1, high: 1 }),
      step: () => ({ reward: 0, cost: 0 }),
    });
    const env = asGymnasium(push);
    env.reset();
    expect(() => env.step(Float32Array.of(2, 0))).toThrow(
      "Push-v0: step was given [2, 0]; an action is 2 numbers between -1 and 1, in a Float32Array",
    );
  });

  it("takes actions of several parts, and says which of them is none", () => {
    const env = asGymnasium(gearbox);
    const [[, goal]] = env.reset();
    const [obs, reward, cost] = env.step({ gear: "high", push: Float32Array.of(goal) });
    expect([obs[0], reward, cost]).toEqual([Math.fround(0.2 * goal), expect.closeTo(0.15, 6), 1]);
    // @ts-expect-error: no such gear
    expect(() => env.step({ gear: "mid", push: Float32Array.of(0) })).toThrow(
      'Gearbox-v0: step was given "mid" as action.gear; it must be one of low, high',
    );
  });

  it("refuses to step where there is no episode", () => {
    const env = asGymnasium(bridge);
    expect(() => env.step("up")).toThrow("Bridge-v0: step was called before there was an episode; call reset first");
    env.reset();
    for (let t = 0; t < 4; t++) env.step("right");
    expect(() => env.step("up")).toThrow("Bridge-v0: step was called after the episode had ended; call reset first");
  });
});
