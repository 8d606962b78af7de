import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Minibatch } from "../../src/engine/learner.ts";
import { rng, type Rng } from "../../src/math/rng.ts";
import { literalPrioritized } from "../../src/samplers/literalPrioritized.ts";
import { prioritized } from "../../src/samplers/prioritized.ts";
import type { Pool, Sampler } from "../../src/samplers/sampler.ts";
import { shuffled } from "../../src/samplers/shuffled.ts";
import { golden } from "../data/algoGolden.ts";

const pool = (surprise: readonly number[], numDraws = surprise.length, cost: readonly number[] = surprise): Pool => ({
  size: surprise.length,
  numDraws,
  surprise: Float64Array.from(surprise),
  cost: Float64Array.from(cost),
});

/** All minibatches, copied, since each may overwrite the one before. */
const epoch = (sampler: Sampler, from: Pool, random: Rng = rng(1)) => [
  ...(function* () {
    for (const { index, weight } of sampler(from, random) as Iterable<Minibatch>) {
      yield { index: [...index], weight: weight && [...weight] };
    }
  })(),
];

/** Draws that stand evenly over [0, 1), so that frequencies are probabilities to within 1 / count. */
function evenly(count: number): Rng {
  let k = 0;
  return { ...rng(0), uniform: () => (k++ + 0.5) / count };
}

describe("shuffled", () => {
  it("shows every sample once, in another order each epoch", () => {
    const random = rng(3);
    const from = pool([0, 0, 0, 0, 0, 0, 0, 0]);
    const first = epoch(shuffled({ minibatchSize: 4 }), from, random).flatMap(({ index }) => index);
    const second = epoch(shuffled({ minibatchSize: 4 }), from, random).flatMap(({ index }) => index);
    expect(first.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(second.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(second).not.toEqual(first);
  });
});

describe.each([
  ["shuffled", shuffled({ minibatchSize: 4 })],
  ["prioritized", prioritized({ minibatchSize: 4 })],
  ["literalPrioritized", literalPrioritized({ minibatchSize: 4 })],
])("%s", (_name, sampler) => {
  it.each([
    [8, [4, 4]],
    [11, [4, 4]], // a short last minibatch is left out
    [3, [3]], // unless it is the only one
  ])("makes, of %d draws, minibatches of %j", (numDraws, sizes) => {
    const from = pool([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], numDraws);
    expect(epoch(sampler, from).map(({ index }) => index.length)).toEqual(sizes);
  });

  it("draws the same for the same stream", () => {
    const from = pool([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(epoch(sampler, from, rng(5))).toEqual(epoch(sampler, from, rng(5)));
    expect(epoch(sampler, from, rng(5))).not.toEqual(epoch(sampler, from, rng(6)));
  });

  it("stays within the pool", () => {
    const { index } = epoch(sampler, pool([1, 0, 2, 0]), rng(7))[0];
    for (const i of index) expect([0, 1, 2, 3]).toContain(i);
  });
});

describe("prioritized", () => {
  const { priority, eta, P, is_weight: weights } = golden.prioritised;
  const count = 10_000;

  it("draws with the golden probabilities and weighs with the golden weights", () => {
    const [{ index, weight }] = epoch(
      prioritized({ minibatchSize: count, share: eta }),
      pool(priority, count),
      evenly(count),
    );
    const frequency = P.map((_, i) => index.filter((drawn) => drawn === i).length / count);
    frequency.forEach((share, i) => expect(Math.abs(share - P[i])).toBeLessThanOrEqual(1 / count));
    index.forEach((i, b) => expect(weight![b]).toBeCloseTo(weights[i], 12));
  });

  it("leaves every mean what it is: E[w f] is the mean of f", () => {
    const number = fc.double({ min: 0, max: 10, noNaN: true });
    const samples = fc.array(fc.tuple(number, fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 0.9, noNaN: true }), (pairs, share) => {
        const f = pairs.map(([, value]) => value);
        const from = pool(
          pairs.map(([surprise]) => surprise),
          2000,
        );
        const [{ index, weight }] = epoch(prioritized({ minibatchSize: 2000, share }), from, evenly(2000));
        const estimate = index.reduce((sum, i, b) => sum + weight![b] * f[i], 0) / 2000;
        const mean = f.reduce((sum, value) => sum + value, 0) / f.length;
        // Each frequency is off by at most 1 / 2000, and no weight exceeds 1 / (1 − share).
        expect(Math.abs(estimate - mean)).toBeLessThanOrEqual(f.length / (1 - share) / 2000 + 1e-9);
      }),
    );
  });

  it("gives no sample a weight above 1 / (1 − share)", () => {
    const [{ weight }] = epoch(prioritized({ minibatchSize: 500, share: 0.75 }), pool([0, 0, 0, 50], 500));
    expect(Math.max(...weight!)).toBeCloseTo(4, 12);
  });

  it("draws evenly where nothing was a surprise, or none is asked for", () => {
    for (const [share, surprise] of [
      [0.5, 0],
      [0, 9],
    ]) {
      const [{ index, weight }] = epoch(
        prioritized({ minibatchSize: 400, share }),
        pool([surprise, 0, 0, 0], 400),
        evenly(400),
      );
      for (const i of [0, 1, 2, 3]) expect(index.filter((drawn) => drawn === i)).toHaveLength(100);
      for (const w of weight!) expect(w).toBeCloseTo(1, 12);
    }
  });
});

describe("literalPrioritized", () => {
  it("draws what cost something, and hardly anything else, without weights", () => {
    const from = pool([9, 9, 9, 9], 1000, [0, 3, 0, 1]);
    const [{ index, weight }] = epoch(literalPrioritized({ minibatchSize: 1000 }), from, evenly(1000));
    const times = [0, 1, 2, 3].map((i) => index.filter((drawn) => drawn === i).length);
    expect(times).toEqual([0, 750, 0, 250]);
    expect(weight).toBeUndefined();
  });
});
