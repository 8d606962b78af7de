import fc from "fast-check";
import type { Estimator, Signal, Trajectories } from "../../src/estimators/signal.ts";
import { golden } from "../data/algoGolden.ts";

/** What an estimator reads, as plain lists, time-major; `end` is 0 where running, 1 where terminated, 2 where truncated. */
export interface Story {
  readonly numEnvs: number;
  readonly sample: readonly number[];
  readonly value: readonly number[];
  readonly nextValue: readonly number[];
  readonly end: readonly number[];
  readonly ratio?: readonly number[];
}

/** What an estimator makes of a story. */
export function estimate(estimator: Estimator, story: Story) {
  const { numEnvs, sample, value, nextValue, end, ratio } = story;
  const signal: Signal = {
    sample: Float64Array.from(sample),
    value: Float64Array.from(value),
    nextValue: Float64Array.from(nextValue),
    advantage: new Float64Array(sample.length).fill(NaN),
    target: new Float64Array(sample.length).fill(NaN),
  };
  const trajectories: Trajectories = {
    numEnvs,
    terminated: Uint8Array.from(end, (code) => Number(code === 1)),
    ended: Uint8Array.from(end, (code) => Number(code !== 0)),
    ratio: ratio ? Float64Array.from(ratio) : new Float64Array(sample.length).fill(1),
  };
  estimator(signal, trajectories);
  return { advantage: [...signal.advantage], target: [...signal.target] };
}

const { reward, cost, value, next_value: nextValue, end } = golden.gae;
export const goldenReward: Story = { numEnvs: 1, sample: reward, value, nextValue, end };
export const goldenCost: Story = { numEnvs: 1, sample: cost, value, nextValue, end };

/** The story of one of several environments. */
export function only(story: Story, env: number): Story {
  const column = (list: readonly number[]) => list.filter((_, i) => i % story.numEnvs === env);
  const { sample, value, nextValue, end, ratio } = story;
  return {
    numEnvs: 1,
    sample: column(sample),
    value: column(value),
    nextValue: column(nextValue),
    end: column(end),
    ...(ratio && { ratio: column(ratio) }),
  };
}

/** Any story: a few environments, a few steps, ends anywhere; within an episode the next value is the value of the next step. */
export const stories: fc.Arbitrary<Story> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }))
  .chain(([numEnvs, numSteps]) => {
    const size = numEnvs * numSteps;
    const list = (min: number, max: number) =>
      fc.array(fc.double({ min, max, noNaN: true }), { minLength: size, maxLength: size });
    const ends = fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: size, maxLength: size });
    return fc
      .tuple(list(-3, 3), list(-3, 3), list(-3, 3), ends, list(0, 3))
      .map(([sample, value, after, end, ratio]) => {
        const nextValue = after.map((v, i) => (end[i] === 0 && i + numEnvs < size ? value[i + numEnvs] : v));
        return { numEnvs, sample, value, nextValue, end, ratio };
      });
  });

/** The plain definition of a return: what was received to the end of the episode or the rollout, and what the critic foretold of the rest. */
export function discountedReturn({ numEnvs, sample, nextValue, end }: Story, from: number, gamma: number): number {
  const rest =
    end[from] === 1
      ? 0
      : end[from] === 2 || from + numEnvs >= sample.length
        ? nextValue[from]
        : discountedReturn({ numEnvs, sample, value: [], nextValue, end }, from + numEnvs, gamma);
  return sample[from] + gamma * rest;
}

/** Asserts element by element, to rounding. */
export function expectClose(actual: readonly number[], expected: readonly number[]): void {
  if (actual.length !== expected.length) throw new Error(`${actual.length} numbers, not ${expected.length}`);
  actual.forEach((x, i) => {
    if (!(Math.abs(x - expected[i]) <= 1e-9 * (1 + Math.abs(expected[i])))) {
      throw new Error(`number ${i} is ${x}; expected ${expected[i]}`);
    }
  });
}
