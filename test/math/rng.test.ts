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
    expect(draws(rng(3).split("a~1b"))).not.toEqual(draws(rng(3).split("a/b")));
    expect(draws(rng("3/a"))).not.toEqual(draws(rng(3).split("a")));
  });

  it("splits by number as by the text that spells it", () => {
    expect(draws(rng(3).split(7))).toEqual(draws(rng(3).split("7")));
    expect(draws(rng(3).split(7))).not.toEqual(draws(rng(3).split(71)));
  });

  it("splits into streams that know nothing of one another, nor of where they come from", () => {
    const count = 5000;
    const streams = [rng(0), ...[0, 1, 2, 10].map((i) => rng(0).split(i)), rng(0).split(0).split(0), rng(1).split(0)];
    const centered = streams.map((random) => draws(random, count).map((u) => (u - 0.5) * Math.sqrt(12)));
    for (const [i, one] of centered.entries()) {
      for (const other of centered.slice(0, i)) {
        const correlation = one.reduce((sum, x, t) => sum + x * other[t], 0) / count;
        expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(count)); // five standard errors
      }
    }
  });

  it("goes on from a saved state, which survives JSON", () => {
    const random = rng(5).split("x");
    draws(random, 17);
    const restored = restoreRng(JSON.parse(JSON.stringify(random.state())));
    expect(draws(restored.split("y"))).toEqual(draws(random.split("y")));
    expect(draws(restored)).toEqual(draws(random));
  });

  it("goes on from a state whatever was drawn, and leaves the original alone", () => {
    const random = rng(5);
    random.normal();
    random.int(3);
    const state = random.state();
    const expected = [random.normal(), random.uniform(), random.int(100)];
    for (const restored of [restoreRng(state), restoreRng(state)]) {
      expect([restored.normal(), restored.uniform(), restored.int(100)]).toEqual(expected);
    }
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

  it("is lucky as often as it is told, and of one mind where there is no choice", () => {
    const random = rng(17);
    const count = 40_000;
    let lucky = 0;
    for (let i = 0; i < count; i++) lucky += Number(random.chance(0.3));
    expect(Math.abs(lucky - 0.3 * count)).toBeLessThan(5 * Math.sqrt(count * 0.3 * 0.7)); // five standard errors
    for (let i = 0; i < 100; i++) expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
  });

  it("takes one uniform for a chance", () => {
    const [one, other] = [rng(19), rng(19)];
    one.chance(0.5);
    other.uniform();
    expect(one.uniform()).toBe(other.uniform());
  });
});
