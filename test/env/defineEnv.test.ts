import { describe, expect, expectTypeOf, it } from "vitest";
import { costNamesOf, defineEnv } from "../../src/env/defineEnv.ts";
import { rng } from "../../src/math/rng.ts";
import { pond } from "./pond.ts";

describe("defineEnv", () => {
  it("answers with what it was given", () => expect(defineEnv(pond)).toBe(pond));

  it("knows the actions by their space and the state by reset", () => {
    expectTypeOf<Parameters<typeof pond.step>[1]>().toEqualTypeOf<"swim" | "dive">();
    expectTypeOf<Parameters<typeof pond.step>[0]>().toEqualTypeOf<{ position: number; depth: number }>();
  });

  it("calls a single cost simply cost", () => {
    expect(costNamesOf(pond)).toEqual(["cost"]);
    expect(costNamesOf({ ...pond, costNames: ["heat"] })).toEqual(["heat"]);
  });

  it.each([
    [{ id: "" }, 'defineEnv: id is ""; it must be a name such as "Pond-v0"'],
    [{ maxEpisodeSteps: 0 }, "Pond-v0: maxEpisodeSteps is 0; it must be a whole number above 0"],
    [{ maxEpisodeSteps: 1.5 }, "Pond-v0: maxEpisodeSteps is 1.5; it must be a whole number above 0"],
    [{ costNames: ["a", "a"] }, 'Pond-v0: two costs are called "a"; give each its own name'],
    [{ save: () => 1 }, "Pond-v0: there is save and no restore; offer both, or neither"],
    [{ restore: () => pond.reset(rng(0)) }, "Pond-v0: there is restore and no save; offer both, or neither"],
    [{ costNames: [] }, "Pond-v0: costNames is empty; name at least one cost, or leave it out"],
  ])("refuses %j", (wrong, message) => expect(() => defineEnv({ ...pond, ...wrong })).toThrow(message));
});
