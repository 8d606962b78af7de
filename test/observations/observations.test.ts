import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moments } from "../../src/math/moments.ts";
import { asSeen } from "../../src/observations/asSeen.ts";
import type { Normalizer } from "../../src/observations/normalizer.ts";
import { runningNormalization } from "../../src/observations/runningNormalization.ts";

const applied = (normalizer: Normalizer, ...obs: number[]) => {
  const out = new Float32Array(obs.length);
  normalizer.apply(Float32Array.from(obs), out);
  return [...out];
};

describe("asSeen", () => {
  it("changes nothing, whatever it saw", () => {
    const normalizer = asSeen()(2);
    normalizer.learn(Float32Array.of(100, 200));
    expect(applied(normalizer, 1, 2)).toEqual([1, 2]);
  });
});

describe("runningNormalization", () => {
  it("only clips before anything was learned", () => {
    expect(applied(runningNormalization()(2), 3, -4, 50, -50)).toEqual([3, -4, 10, -10]);
    const untaught = runningNormalization()(2);
    untaught.learn(new Float32Array(0));
    expect(applied(untaught, 3, -4)).toEqual([3, -4]);
  });

  it("measures each dimension by its own mean and deviation", () => {
    const normalizer = runningNormalization()(2);
    normalizer.learn(Float32Array.of(1, 100, 5, 300)); // means 3 and 200, deviations 2 and 100
    expect(applied(normalizer, 3, 200, 7, 150)).toEqual([0, 0, 2, -0.5]);
  });

  it("clips what is far out, and knows no deviation of 0", () => {
    const normalizer = runningNormalization({ clip: 3 })(1);
    normalizer.learn(Float32Array.of(0.1, 0.1, 0.1));
    expect(applied(normalizer, Math.fround(0.1), 9, -9)).toEqual([0, 3, -3]);
  });

  it("may write over what it reads", () => {
    const normalizer = runningNormalization()(1);
    normalizer.learn(Float32Array.of(1, 5));
    const obs = Float32Array.of(7, 3);
    normalizer.apply(obs, obs);
    expect([...obs]).toEqual([2, 0]);
  });

  it("learns the same from many batches as from one", () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    const batches = fc.array(fc.array(number, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(batches, number, (parts, probe) => {
        const normalizer = runningNormalization({ epsilon: 1, clip: 1000 })(1);
        for (const part of parts) normalizer.learn(Float64Array.from(part));
        const { mean, deviation } = moments(Float64Array.from(parts.flat()));
        const expected = (probe - mean) / Math.sqrt(deviation * deviation + 1);
        const [actual] = applied(normalizer, probe);
        expect(Math.abs(actual - expected)).toBeLessThan(1e-3);
      }),
    );
  });

  it("goes on from what was saved, which later learning does not touch", () => {
    const normalizer = runningNormalization()(1);
    normalizer.learn(Float32Array.of(1, 5));
    const saved = normalizer.save();
    const before = applied(normalizer, 6);
    normalizer.learn(Float32Array.of(100));
    const restored = runningNormalization()(1);
    restored.restore(structuredClone(saved));
    expect(applied(restored, 6)).toEqual(before);
    restored.learn(Float32Array.of(100));
    expect(applied(restored, 6)).toEqual(applied(normalizer, 6));
  });
});
