import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costToGo } from "../../src/estimators/costToGo.ts";
import { gae } from "../../src/estimators/gae.ts";
import { mixed } from "../../src/estimators/mixed.ts";
import { mixedTargets } from "../../src/estimators/mixedTargets.ts";
import { nStep } from "../../src/estimators/nStep.ts";
import { vtrace } from "../../src/estimators/vtrace.ts";
import { estimate, expectClose, only, stories } from "./signals.ts";

describe.each([
  ["gae", gae({ gamma: 0.9, gaeLambda: 0.8 })],
  ["nStep", nStep({ gamma: 0.9, numSteps: 3 })],
  ["mixedTargets", mixedTargets()],
  ["mixed", mixed()],
  ["costToGo", costToGo({ gamma: 0.9 })],
  ["vtrace", vtrace({ gamma: 0.9, gaeLambda: 0.8 })],
])("%s", (_name, estimator) => {
  it("treats several environments as it treats each alone", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const together = estimate(estimator, story);
        for (let env = 0; env < story.numEnvs; env++) {
          const alone = estimate(estimator, only(story, env));
          expect(together.advantage.filter((_, i) => i % story.numEnvs === env)).toEqual(alone.advantage);
          expect(together.target.filter((_, i) => i % story.numEnvs === env)).toEqual(alone.target);
        }
      }),
    );
  });

  it("leaks nothing over the end of an episode", () => {
    fc.assert(
      fc.property(stories, fc.nat(), (several, chosen) => {
        const story = only(several, 0);
        const ends = story.end.flatMap((code, i) => (code !== 0 && i + 1 < story.end.length ? [i] : []));
        fc.pre(ends.length > 0);
        const end = ends[chosen % ends.length];
        // Another life after the end must not change this one.
        const changed = (list: readonly number[]) => list.map((x, i) => (i > end ? x + 100 : x));
        const other = { ...story, sample: changed(story.sample), value: changed(story.value) };
        const before = (answer: { advantage: number[]; target: number[] }) => [
          answer.advantage.slice(0, end + 1).map((x) => x + 0), // −0 and 0 are the same number
          answer.target.slice(0, end + 1).map((x) => x + 0),
        ];
        expect(before(estimate(estimator, other))).toEqual(before(estimate(estimator, story)));
      }),
    );
  });

  it("takes nothing from the value of a state after death", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const haunted = { ...story, nextValue: story.nextValue.map((v, i) => (story.end[i] === 1 ? v + 100 : v)) };
        expectClose(estimate(estimator, haunted).advantage, estimate(estimator, story).advantage);
        expectClose(estimate(estimator, haunted).target, estimate(estimator, story).target);
      }),
    );
  });
});
