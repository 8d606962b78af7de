import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gae } from "../../src/estimators/gae.ts";
import { vtrace } from "../../src/estimators/vtrace.ts";
import { golden } from "../data/algoGolden.ts";
import { estimate, expectClose, goldenReward, stories } from "./signals.ts";

const { gamma, lambda: gaeLambda } = golden.gae;

describe("vtrace", () => {
  it("agrees with the golden targets and policy-gradient advantages", () => {
    const story = { ...goldenReward, ratio: golden.vtrace.rho };
    const { advantage, target } = estimate(vtrace({ gamma, gaeLambda, rhoBar: 1, cBar: 1 }), story);
    expectClose(target, golden.vtrace.vs);
    expectClose(advantage, golden.vtrace.pg_adv_without_rho);
  });

  it("aims at GAE's λ-return where the present policy acted", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const fresh = { ...story, ratio: story.sample.map(() => 1) };
        const expected = estimate(gae({ gamma, gaeLambda }), fresh);
        expectClose(estimate(vtrace({ gamma, gaeLambda }), fresh).target, expected.target);
      }),
    );
  });

  it("learns nothing from what the present policy would never do", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const foreign = { ...story, ratio: story.sample.map(() => 0) };
        expectClose(estimate(vtrace(), foreign).target, story.value);
      }),
    );
  });

  it("truncates corrections at ρ̄ and traces at c̄", () => {
    const story = { numEnvs: 1, sample: [1, 1], value: [0, 0], nextValue: [0, 0], end: [0, 0], ratio: [4, 4] };
    const targets = (rhoBar: number, cBar: number) =>
      estimate(vtrace({ gamma: 1, gaeLambda: 1, rhoBar, cBar }), story).target;
    expect(targets(1, 1)).toEqual([1 + 1 * 1, 1]);
    expect(targets(2, 1)).toEqual([2 + 1 * 2, 2]);
    expect(targets(2, 0.5)).toEqual([2 + 0.5 * 2, 2]);
  });
});
