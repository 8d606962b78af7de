import { describe, expect, expectTypeOf, it } from "vitest";
import {
  ablate,
  atMost,
  box,
  cppoPid,
  defineEnv,
  discrete,
  gae,
  perceptron,
  pid,
  relative,
  sharedPerceptron,
  task,
  type PolicyLoss,
  type Recipe,
  type ValueLoss,
} from "../src/index.ts";

const base = { id: "Types-v0", observationSpace: box({ size: 1 }), maxEpisodeSteps: 1 } as const;

// What the compiler refuses is marked, and the mark itself is an error where the compiler would not mind.
// What must be refused at run time as well is called; the rest is only written down.
const written = (_code: () => unknown) => {};

describe("the compiler", () => {
  it("knows state and action in step", () => {
    defineEnv({
      ...base,
      actionSpace: discrete("wade", "walk"),
      reset: () => ({ depth: 1 }),
      step(state, action, rng) {
        expectTypeOf(state).toEqualTypeOf<{ depth: number }>();
        expectTypeOf(action).toEqualTypeOf<"wade" | "walk">();
        expectTypeOf(rng.uniform()).toBeNumber();
        return { reward: 0, cost: 0 };
      },
      observe(state) {
        expectTypeOf(state.depth).toBeNumber();
      },
    });
    defineEnv({
      ...base,
      actionSpace: box({ size: 2 }),
      reset: () => null,
      step(_state, action) {
        expectTypeOf(action).toEqualTypeOf<Float32Array>();
        return { reward: 0, cost: [0, 1] };
      },
      observe: () => {},
    });
  });

  it("refuses a choice that there is not", () => {
    const env = defineEnv({
      ...base,
      actionSpace: discrete("wade", "walk"),
      reset: () => null,
      // @ts-expect-error: there is no "swim"
      step: (_state, action) => ({ reward: action === "swim" ? 1 : 0, cost: 0 }),
      observe: () => {},
    });
    // @ts-expect-error: there is no "fly"
    written(() => env.step(null, "fly", {} as never));
    expect(env.actionSpace.contains("fly")).toBe(false);
  });

  it("refuses a step that keeps quiet about reward or cost", () => {
    const rest = { ...base, actionSpace: discrete(2), reset: () => null, observe: () => {} };
    // @ts-expect-error: no cost
    written(() => defineEnv({ ...rest, step: () => ({ reward: 0 }) }));
    // @ts-expect-error: no reward
    written(() => defineEnv({ ...rest, step: () => ({ cost: 0 }) }));
    // @ts-expect-error: a cost is a number, or a list of them
    written(() => defineEnv({ ...rest, step: () => ({ reward: 0, cost: "high" }) }));
    // @ts-expect-error: diagnostics are numbers
    written(() => defineEnv({ ...rest, step: () => ({ reward: 0, cost: 0, info: { goal: true } }) }));
    written(() => defineEnv({ ...rest, step: () => ({ reward: 0, cost: 0 }) }));
  });

  it("refuses a misspelled key of a recipe, and so does ablate", () => {
    // @ts-expect-error: it is "multiplier"
    expect(() => ablate(cppoPid, { oops: { multiplyer: pid() } })).toThrow('"oops" changes "multiplyer"');
    // @ts-expect-error: likewise
    written((): Recipe => ({ ...cppoPid, multiplyer: pid() }));
  });

  it("refuses a part in the place of another", () => {
    // @ts-expect-error: an estimator is no multiplier
    written((): Recipe => ({ ...cppoPid, multiplier: gae() }));
    // @ts-expect-error: a violation is no penalty
    written(() => ablate(cppoPid, { oops: { penalty: relative() } }));
  });

  it("refuses an option of the wrong type or name, and so do parts", () => {
    // @ts-expect-error: a number
    expect(() => gae({ gamma: "0.99" })).toThrow('gae: gamma is "0.99"; it must be a number, such as 0.99');
    // @ts-expect-error: it is "gaeLambda"
    expect(() => gae({ lambda: 0.9 })).toThrow('gae: unknown option "lambda"; expected one of gamma, gaeLambda');
  });

  it("refuses a word that an option does not know, and so do networks", () => {
    // @ts-expect-error: it is "relu"
    expect(() => perceptron({ activation: "relo" })).toThrow('did you mean "relu"?');
    // @ts-expect-error: a list
    expect(() => sharedPerceptron({ hidden: 64 })).toThrow("hidden is 64; it must be a list");
    // @ts-expect-error: layers are an option of the network
    written((): Recipe => ({ ...cppoPid, hidden: [64, 64] }));
    // @ts-expect-error: a network is no optimizer
    written((): Recipe => ({ ...cppoPid, policyOptimizer: perceptron() }));
  });

  it("takes a loss by its slope or by a tape, and nothing less", () => {
    const losses: readonly PolicyLoss[] = [
      { loss: (ratio) => ratio, slope: () => 1 },
      { record: (t, { ratio, outputs }) => t.add(ratio, outputs[0]) },
    ];
    expect(losses).toHaveLength(2);
    // @ts-expect-error: no slope
    written((): PolicyLoss => ({ loss: (ratio: number) => ratio }));
    // @ts-expect-error: a critic has no ratio
    written((): ValueLoss => ({ record: (t, { ratio }) => t.neg(ratio) }));
    // @ts-expect-error: a number is no column
    written((): ValueLoss => ({ record: () => 0 }));
  });

  it("refuses a limit that is no number, and a kind that is none", () => {
    // @ts-expect-error: a number
    expect(() => atMost("25")).toThrow("it must be a finite number");
    // @ts-expect-error: there is no such kind
    expect(() => atMost(25, { kind: "weekly" })).toThrow('kind is "weekly"');
    // @ts-expect-error: a constraint is made with atMost
    written(() => task({} as never, 25));
  });
});
