import { describe, expect, it } from "vitest";
import { restoreRng, rng } from "../../src/math/rng.ts";

const draws = (random: ReturnType<typeof rng>, count = 5) => Array.from({ length: count }, () => random.uniform());

describe("rng", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    expect(draws(rng(7))).toEqual(draws(rng(7)));
    expect(draws(rng(7))).toEqual(draws(rng("7")));
    expect(draws(rng(7))).not.toEqual(draws(rng(8)));
  });

  it("stays in [0, 1)", () => {
    for (const u of draws(rng(1), 10_000)) {
      expect(u).toBeGreaterThanOrEqual(0);
      expect(u).toBeLessThan(1);
    }
  });

  it("splits by name, however much was drawn before", () => {
    const used = rng(3);
    draws(used, 100);
    expect(draws(used.split("env"))).toEqual(draws(rng(3).split("env")));
    expect(draws(rng(3).split("env"))).not.toEqual(draws(rng(3).split("agent")));
    expect(draws(rng(3).split("env"))).not.toEqual(draws(rng(3)));
  });

  it("tells split('a/b') from split('a').split('b')", () => {
    expect(draws(rng(3).split("a/b"))).not.toEqual(draws(rng(3).split("a").split("b")));
    expect(draws(rng(3).split("a~b"))).not.toEqual(draws(rng(3).split("a/b")));
  });

  it("goes on from a saved state, which survives JSON", () => {
    const random = rng(5).split("x");
    draws(random, 17);
    const restored = restoreRng(JSON.parse(JSON.stringify(random.state())));
    expect(draws(restored.split("y"))).toEqual(draws(random.split("y")));
    expect(draws(restored)).toEqual(draws(random));
  });

  it("draws normals of mean 0 and variance 1", () => {
    const random = rng(11);
    const count = 40_000;
    const x = Array.from({ length: count }, () => random.normal());
    const mean = x.reduce((sum, value) => sum + value, 0) / count;
    const variance = x.reduce((sum, value) => sum + value * value, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count)); // five standard errors
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
  });

  it("draws every integer below n about equally often", () => {
    const random = rng(13);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 40_000; i++) counts[random.int(4)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(40_000 * 0.25 * 0.75));
  });
});
