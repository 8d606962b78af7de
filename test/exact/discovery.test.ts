import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import islandNavigation from "../../envs/islandNavigation.ts";
import pond from "../../envs/pond.ts";
import tomatoWatering from "../../envs/tomatoWatering.ts";
import { defineEnv, type AnyEnv } from "../../src/env/defineEnv.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { discover } from "../../src/exact/discovery/discover.ts";
import { enumerated } from "../../src/exact/discovery/enumerated.ts";
import { copyOf, keyOf } from "../../src/exact/discovery/snapshot.ts";
import { tabularOf } from "../../src/exact/discovery/tabularOf.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { paretoFrontier } from "../../src/exact/paretoFrontier.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { solve } from "../../src/exact/solve.ts";
import type { Tabular } from "../../src/exact/tabular.ts";
import type { Rng } from "../../src/math/rng.ts";
import { goldenCase } from "./cases.ts";

const sums = (tabular: Tabular) => evaluatePolicy(tabular, uniformTable(tabular));

/** The golden bridge with slip, as someone would write it who knows nothing of gridworlds. */
const slipperyBridge = defineEnv({
  id: "SlipperyBridge-v0",
  observationSpace: box({ size: 2, low: 0, high: 5 }),
  actionSpace: discrete("up", "right", "down", "left"),
  maxEpisodeSteps: 40,
  reset: () => ({ row: 1, column: 0 }),
  step(state, action, random) {
    const { layout } = goldenCase("bridge-5x5-slip").golden;
    let direction = ["up", "right", "down", "left"].indexOf(action);
    if (random.chance(0.1)) direction += random.chance(0.5) ? 1 : 3;
    const [down, right] = [
      [-1, 0],
      [0, 1],
      [1, 0],
      [0, -1],
    ][direction % 4];
    if ((layout[state.row + down]?.[state.column + right] ?? "#") !== "#") {
      state.row += down;
      state.column += right;
    }
    const tile = layout[state.row][state.column];
    return { reward: tile === "G" ? 19 : -1, cost: Number(tile === "H"), terminated: tile === "G" };
  },
  observe: ({ row, column }, obs) => void obs.set([row, column]),
});

/** One that only counts, and never ends by itself. */
const counter = defineEnv({
  id: "Counter-v0",
  observationSpace: box({ size: 1, low: 0, high: 100 }),
  actionSpace: discrete("on", "off"),
  maxEpisodeSteps: 5,
  reset: () => ({ steps: 0 }),
  step: (state, action) => ({ reward: action === "on" ? ++state.steps : -state.steps++, cost: 0 }),
  observe: ({ steps }, obs) => void obs.fill(steps),
});

const broken = (changes: Partial<AnyEnv>): AnyEnv => ({ ...counter, id: "Broken-v0", ...changes });

describe("discover", () => {
  it.each([bridge, islandNavigation])("$id — finds the table that is declared", (env) => {
    const found = discover(env);
    const { tabular } = env.exact!;
    expect(found.numStates).toBe(tabular.numStates);
    const [one, other] = [sums(found), sums(tabular)];
    expect(Math.abs(one.episodeReturn - other.episodeReturn)).toBeLessThan(1e-10);
    expect(Math.abs(one.episodeCosts[0] - other.episodeCosts[0])).toBeLessThan(1e-10);
    const corners = paretoFrontier(tabular);
    for (const [i, corner] of paretoFrontier(found).entries()) {
      expect(Math.abs(corner[0] - corners[i][0])).toBeLessThan(1e-9);
      expect(Math.abs(corner[1] - corners[i][1])).toBeLessThan(1e-9);
    }
  });

  it("follows chance, so that the golden optimum comes out of the mere rules", () => {
    const found = discover(slipperyBridge);
    const { golden } = goldenCase("bridge-5x5-slip");
    expect(found.numStates).toBe(golden.nStates);
    for (const limit of golden.finiteHorizon.limits) {
      const { episodeReturn } = solve(found, { limits: [limit.d as number] });
      expect(Math.abs(episodeReturn - limit.optReturn!)).toBeLessThan(1e-6);
    }
  });

  it("shows states as the environment sees and draws them", () => {
    const found = discover(pond);
    const start = found.start.indexOf(1);
    expect(found.stateOf!(start)).toEqual({ x: 0, y: 0 });
    const obs = new Float32Array(2).fill(NaN);
    found.observe(start, obs);
    expect([...obs]).toEqual([0, 0]);
    // Across through the water costs 3 and takes 4 steps, round it takes 6.
    expect(solve(found, { limits: [0] }).episodeReturn).toBe(5);
    expect(solve(found, { limits: [3] }).episodeReturn).toBe(7);
  });

  it("looks no further than the time limit, and says that without it the table is no use", () => {
    const found = discover(counter);
    expect(found.numStates).toBe(5); // 0 to 4 steps; after the fifth nothing is done
    expect(solve(found, { limits: [0] }).episodeReturn).toBe(1 + 2 + 3 + 4 + 5);
    expect(() => solve(found, { limits: [0], gamma: 0.9 })).toThrow("leave gamma out");
  });

  it("asks an environment that can save its states for their data", () => {
    // A state that is all methods: without save, a function is all there is to see of it.
    const stateAt = (steps: number) => ({ count: () => ++steps, steps: () => steps });
    type State = ReturnType<typeof stateAt>;
    const found = discover(
      broken({
        reset: () => stateAt(0),
        step: (state: State) => ({ reward: state.count(), cost: 0 }),
        observe: (state: State, obs) => void obs.fill(state.steps()),
        save: (state: State) => ({ steps: state.steps() }),
        restore: ({ steps }: { steps: number }) => stateAt(steps),
      }),
    );
    expect(found.numStates).toBe(5);
    expect(solve(found, { limits: [0] }).episodeReturn).toBe(1 + 2 + 3 + 4 + 5);
    const obs = new Float32Array(1);
    found.observe(3, obs);
    expect(obs[0]).toBe(3);
  });

  it("numbers the actions of a product with the last part counting fastest", () => {
    const actionSpace = multiDiscrete([2, 3]);
    const step = (_: unknown, [a, b]: readonly [number, number]) => ({ reward: 10 * a + b, cost: 0, terminated: true });
    const found = discover(broken({ actionSpace, step }));
    expect([...found.reward]).toEqual([0, 1, 2, 10, 11, 12]);
  });

  it("starts where reset can, each as likely as it is", () => {
    const found = discover(broken({ reset: (random) => ({ steps: random.chance(0.25) ? 1 : 2 + random.int(2) }) }));
    expect([...found.start].filter((p) => p > 0)).toEqual([0.25, 0.375, 0.375]);
  });

  it.each([
    [
      { reset: (random) => ({ x: random.uniform() }) },
      "Broken-v0: reset draws from rng.uniform(), which exact solutions cannot follow; draw with rng.chance(p) or rng.int(n)",
    ],
    [{ step: (_, __, random) => ({ reward: random.normal(), cost: 0 }) }, "Broken-v0: step draws from rng.normal()"],
    [
      { step: (_, __, random) => ({ reward: random.split("a").int(2), cost: 0 }) },
      "Broken-v0: step draws from rng.split(name)",
    ],
    [
      { actionSpace: box({ size: 2, low: -1, high: 1 }) },
      "an action is 2 numbers between -1 and 1; exact solutions need finitely many",
    ],
    [
      { step: () => ({ reward: NaN, cost: 0 }) },
      'Broken-v0: step answered reward NaN for "on" in state {steps:0}; it must be a finite number',
    ],
    [{ step: () => ({ reward: 0, cost: Infinity }) }, "Broken-v0: step answered cost Infinity"],
    [{ reset: () => ({ act: () => 0 }) }, "Broken-v0: its state holds a function; keep it to plain data"],
  ] satisfies [Partial<AnyEnv>, string][])("refuses what cannot be listed (%#)", (changes, message) => {
    expect(() => discover(broken(changes))).toThrow(message);
  });

  it("gives up where there are too many states", () => {
    const message = "Counter-v0: there are more than 3 states within 3 steps of a start; exact solutions need fewer";
    expect(() => discover(counter, { maxStates: 3 })).toThrow(message);
    expect(discover(counter, { maxStates: 5 }).numStates).toBe(5);
  });

  it("gives up where too much is left to chance", () => {
    const step = (state: { steps: number }, _: unknown, random: Rng) => {
      state.steps = random.int(100);
      return { reward: 0, cost: 0 };
    };
    const message = "Broken-v0: more than 2400 ways lead on from the first 13 states; exact solutions need fewer";
    expect(() => discover(broken({ step, maxEpisodeSteps: 50 }), { maxStates: 100 })).toThrow(message);
  });
});

describe("discover, where too much is left to chance", () => {
  it("soon says so of a garden whose eight tomatoes may each dry at every step", () => {
    const before = process.cpuUsage();
    const message =
      /^TomatoWatering-v0: \d+ ways lead on from the first \d+ states, more than 64 from each; exact solutions need fewer, so leave less to chance, or raise maxWays/;
    expect(() => discover(tomatoWatering)).toThrow(message);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(2); // s
  });

  it("follows a few states that lead on in many ways, among others that do not", () => {
    // One deal of 200 × 100 hands, each of which is played in one way.
    const deal = broken({
      actionSpace: discrete("on"),
      reset: () => ({ steps: 0, hand: -1 }),
      step: (state: { steps: number; hand: number }, _, random) => {
        if (state.hand === -1) state.hand = random.int(200) * 100 + random.int(100);
        return { reward: 1, cost: 0, terminated: state.steps++ === 1 };
      },
    });
    expect(discover(deal).numStates).toBe(1 + 200 * 100);
    const twice = { ...deal, actionSpace: discrete("on", "off") };
    expect(() => discover(twice)).toThrow("40000 ways lead on from the first 1 states, more than 64 from each");
    expect(discover(twice, { maxWays: 10_000 }).numStates).toBe(1 + 200 * 100);
  });
});

describe("tabularOf", () => {
  it("is the declared table where there is one, and found once where there is none", () => {
    expect(tabularOf(bridge)).toBe(bridge.exact!.tabular);
    expect(tabularOf(pond)).toBe(tabularOf(pond));
  });
});

describe("enumerated", () => {
  it("lists every way that draws can fall, with its probability", () => {
    const ways = enumerated("x", (random) => (random.chance(0.25) ? "rare" : `common ${random.int(3)}`));
    expect(ways).toEqual([
      { probability: 0.25, result: "rare" },
      { probability: 0.75 / 3, result: "common 0" },
      { probability: 0.75 / 3, result: "common 1" },
      { probability: 0.75 / 3, result: "common 2" },
    ]);
  });

  it("has one way where nothing is left to chance", () => {
    expect(enumerated("x", (random) => [random.chance(0), random.chance(1), random.int(1)])).toEqual([
      { probability: 1, result: [false, true, 0] },
    ]);
  });

  it("gives up where the ways are too many", () => {
    expect(() => enumerated("Dice-v0: reset", (random) => random.int(1000) + random.int(1000))).toThrow(
      "Dice-v0: reset can go in more than 100000 ways",
    );
  });
});

describe("a state", () => {
  class Box {
    content = [1, 2];
    double() {
      return this.content.map((x) => 2 * x);
    }
  }

  it.each([
    [{ a: 1, b: [true, null] }, { b: [true, null], a: 1 }, true],
    [{ a: 1 }, { a: "1" }, false],
    [[1, [2]], [[1], 2], false],
    [Float32Array.of(0.5, 2), Float32Array.of(0.5, 2), true],
    [Float32Array.of(0.5), Float32Array.of(0.25), false],
    [new Map([["x", 1]]), new Map([["x", 2]]), false],
    [new Set([1, 2]), new Set([2, 1]), true],
    [{ a: undefined }, { a: null }, false],
    [new Box(), new Box(), true],
  ])("%o and %o are the same: %s", (a, b, same) => expect(keyOf(a) === keyOf(b)).toBe(same));

  it("is copied whole, with its methods and without a trace of the original", () => {
    const original = { box: new Box(), cells: Int32Array.of(1, 2), seen: new Map([[{ x: 1 }, new Set([3])]]) };
    const copy = copyOf(original);
    expect(copy).toEqual(original);
    expect(copy.box.double()).toEqual([2, 4]);
    original.box.content[0] = 9;
    original.cells[0] = 9;
    expect(copy.box.content).toEqual([1, 2]);
    expect([...copy.cells]).toEqual([1, 2]);
  });

  it("must not hold itself", () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(() => keyOf(ring)).toThrow("holds itself");
    expect(() => copyOf(ring)).toThrow("holds itself");
  });
});
