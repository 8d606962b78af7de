import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextChoice, nextDouble, nextUniform, numpyRandom } from "../../../envs/points/numpyRandom.ts";

describe("numpyRandom", () => {
  // np.random.RandomState(seed).random_sample(), as printed in NumPy's own documentation and tests.
  it.each([
    [0, [0.5488135039273248, 0.7151893663724195, 0.6027633760716439]],
    [42, [0.3745401188473625, 0.9507143064099162]],
  ])("draws NumPy's doubles from seed %d", (seed, expected) => {
    const random = numpyRandom(seed);
    expect(expected.map(() => nextDouble(random))).toEqual(expected);
  });

  // The C++ standard, [rand.predef]: the 10 000th word of mt19937 from its default seed, 5489.
  it("is the Mersenne Twister, also after its words were mixed many times", () => {
    const random = numpyRandom(5489);
    const words = Array.from({ length: 10_000 }, () => nextChoice(random, 2 ** 32));
    expect(words.at(-1)).toBe(4123659995);
  });

  it("takes any 32-bit seed, and different ones differ", () => {
    const first = [0, 1, 2 ** 31, 2 ** 32 - 1].map((seed) => nextDouble(numpyRandom(seed)));
    expect(new Set(first).size).toBe(4);
  });

  it("can be copied in the middle of its stream", () => {
    const random = numpyRandom(7);
    nextDouble(random);
    const copy = structuredClone(random);
    expect(nextDouble(copy)).toBe(nextDouble(random));
  });
});

describe("nextUniform", () => {
  it("stretches a double", () => expect(nextUniform(numpyRandom(0), -1, 3)).toBe(-1 + 4 * 0.5488135039273248));

  it("draws even where there is nothing to choose", () => {
    const random = numpyRandom(0);
    expect(nextUniform(random, 16.5, 16.5)).toBe(16.5);
    expect(nextDouble(random)).toBe(0.7151893663724195);
  });
});

describe("nextChoice", () => {
  it("stays below n and reaches every number", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, n) => {
        const random = numpyRandom(seed);
        const drawn = new Set(Array.from({ length: 400 }, () => nextChoice(random, n)));
        expect([...drawn].sort()).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it("draws nothing where there is one choice", () => {
    const random = numpyRandom(0);
    expect(nextChoice(random, 1)).toBe(0);
    expect(nextDouble(random)).toBe(0.5488135039273248);
  });
});
