import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { makespan, meanByPair, secondsOf, timeLeft } from "../../src/experiments/budget.ts";
import { measured } from "../../src/experiments/budgetMeasure.ts";
import { places } from "../../src/experiments/store.ts";
import crashing from "./fixtures/crashing.ts";
import tiny from "./fixtures/tiny.ts";

const known = (task: string, algorithm: string, seconds: number) => ({ task, algorithm, seconds });

describe("secondsOf", () => {
  // s = task × algorithm: "small" 1 and "large" 10; "plain" 2, "slow" 6.
  const three = [known("small", "plain", 2), known("small", "slow", 6), known("large", "plain", 20)];

  it("answers what is known", () => {
    const seconds = secondsOf([...three, known("large", "slow", 7)]);
    expect(seconds({ task: "large", algorithm: "slow" })).toBe(7);
  });

  it("multiplies the factors of task and algorithm elsewhere", () => {
    expect(secondsOf(three)({ task: "large", algorithm: "slow" })).toBeCloseTo(60, 6);
  });

  it("takes an algorithm that nothing is known of for an average one", () => {
    // The geometric mean of what the task takes with the others.
    const seconds = secondsOf([...three, known("large", "slow", 60)]);
    expect(seconds({ task: "large", algorithm: "unheard of" })).toBeCloseTo(Math.sqrt(20 * 60), 6);
  });

  it("knows nothing from nothing", () => {
    expect(secondsOf([])({ task: "small", algorithm: "plain" })).toBeNaN();
  });
});

describe("makespan", () => {
  it.each([
    [[3, 3, 3], 1, 9],
    [[3, 3, 3], 2, 6], // two side by side, then one alone
    [[1, 5, 1, 1], 2, 5],
    [[5], 8, 5],
    [[], 2, 0],
  ])("%j with %d workers ends at %d", (seconds, numWorkers, end) => {
    expect(makespan(seconds, numWorkers)).toBe(end);
  });
});

describe("timeLeft", () => {
  it("counts only what of each run is left", () => {
    const rests = [1, 0.5, 0.25].map((share) => ({ task: "small", algorithm: "plain", share }));
    expect(timeLeft(rests, [known("small", "plain", 8)], 1)).toBe(8 + 4 + 2);
  });

  it("is nothing where nothing is left, and unknown where no run tells", () => {
    expect(timeLeft([], [], 2)).toBe(0);
    expect(timeLeft([{ task: "small", algorithm: "plain", share: 1 }], [], 2)).toBeNaN();
  });
});

it("meanByPair takes the mean of the seeds of each pair", () => {
  expect(meanByPair([known("a", "b", 1), known("a", "c", 5), known("a", "b", 3)])).toEqual([
    known("a", "b", 2),
    known("a", "c", 5),
  ]);
});

describe("measured", () => {
  let root: string;
  beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-budget-"))));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("finds a time for every pair once, and writes nothing", async () => {
    const folder = join(root, "tiny");
    const { known: found, problems } = await measured(places(tiny, "wasm", folder), { engine: wasm, seconds: 60 });
    expect(problems).toEqual([]);
    expect(found.map(({ task }) => task)).toEqual(["Corridor-v0 cost≤0.5", "Corridor-v0"]);
    for (const { seconds } of found) expect(seconds > 0 && seconds < 60).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });

  it("takes longer for more of the same, by what is more", async () => {
    const long = { ...tiny, totalSteps: 192 * 10_000, tasks: tiny.tasks.slice(0, 1) };
    const [brief] = (await measured(places(tiny, "wasm", root), { engine: wasm, seconds: 60 })).known;
    const [lengthy] = (await measured(places(long, "wasm", root), { engine: wasm, seconds: 60 })).known;
    // 30 000 updates; none takes less than a hundredth of a millisecond.
    expect(lengthy.seconds - brief.seconds).toBeGreaterThan(0.3);
  });

  it("says what cannot be measured, and goes on with the rest", async () => {
    const [throwing, , well] = places(crashing, "wasm", root);
    const { known: found, problems } = await measured([throwing, well], { engine: wasm, seconds: 60 });
    expect(problems).toEqual(["Throwing-v0 cost≤0.5, method: cannot be measured: the bridge broke"]);
    expect(found.map(({ task }) => task)).toEqual(["Corridor-v0 cost≤0.5"]);
  });

  it("begins nothing after its time or once it is interrupted", async () => {
    const all = places(tiny, "wasm", root);
    expect((await measured(all, { engine: wasm, seconds: 0 })).known).toEqual([]);
    expect((await measured(all, { engine: wasm, seconds: 60, signal: AbortSignal.abort() })).known).toEqual([]);
  });
});
