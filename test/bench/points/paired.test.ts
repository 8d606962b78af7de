import { describe, expect, it } from "vitest";
import { compare } from "./compare.ts";
import { episode, planar, TASKS, type Simulator } from "./paired.ts";

describe("compare", () => {
  it("pairs episodes: mean difference, standard error, interval and correlation", () => {
    const [hits] = compare([{ hits: 3 }, { hits: 5 }, { hits: 10 }], [{ hits: 2 }, { hits: 6 }, { hits: 7 }]);
    // Differences 1, −1, 3: mean 1, variance 4, standard error 2/√3; both in units of the mean, 5.
    expect(hits).toMatchObject({ name: "hits", mean: 6, referenceMean: 5 });
    expect(hits.difference).toBeCloseTo(20, 12);
    expect(hits.standardError).toBeCloseTo(40 / Math.sqrt(3), 12);
    expect(hits.interval[1]).toBeCloseTo(20 + (1.96 * 40) / Math.sqrt(3), 12);
    // Deviations −3, −1, 4 and −3, 1, 2: products 16, squares 26 and 14.
    expect(hits.correlation).toBeCloseTo(16 / Math.sqrt(26 * 14), 12);
  });
});

describe.each(Object.keys(TASKS))("an episode of %s", (name) => {
  const task = TASKS[name]();

  it("is the same for the same seed and simulator, and brings the robot to things", () => {
    const first = episode(task, planar, 5, 300);
    expect(episode(task, planar, 5, 300)).toEqual(first);
    expect(episode(task, planar, 6, 300)).not.toEqual(first);
    expect(Math.max(...Object.values(first))).toBeGreaterThan(0);
  });

  it("begins in the same world for every simulator", () => {
    const starts: unknown[] = [];
    const watching: Simulator = {
      name: "none",
      robot: { ...planar.robot, advance: (...all) => void starts.push(structuredClone(all)) },
    };
    for (let i = 0; i < 2; i++) episode(task, watching, 7, 1);
    expect(starts[0]).toEqual(starts[1]);
  });
});
