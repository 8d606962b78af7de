import { describe, expect, it } from "vitest";
import type { TaskRecord } from "../../src/experiments/record.ts";
import { analysesOf } from "../../src/report/analysis.ts";
import type { Block, Drawing, Figure, Panel } from "../../src/report/document.ts";
import { near } from "../../src/report/figures/outliers.ts";
import { brief, elided } from "../../src/report/format.ts";
import { limitGroups } from "../../src/report/limitGroups.ts";
import { phaseOf } from "../../src/report/phases.ts";
import { profileScores } from "../../src/report/profileScores.ts";
import { limitSection } from "../../src/report/sections/limits.ts";
import { phaseFigures } from "../../src/report/sections/phase.ts";
import { profileFigures } from "../../src/report/sections/profiles.ts";
import { costFigure, piledUp } from "../../src/report/sections/costs.ts";
import { sensitivitySection } from "../../src/report/sections/sensitivity.ts";
import { bridge, fixed, synthetic, type MadeUp } from "./synthetic.ts";

const variants = [
  fixed("method", 14, 1.5),
  fixed("risky", 15, 3, { lagrangeMultiplier: 0.2 }),
  fixed("lossy", 13, 1, { failed: [1], nan: [2] }),
  fixed("gone", 12, 1, { failed: [0, 1, 2, 3] }),
];
const analyses = (tasks: readonly TaskRecord[] = [bridge], algorithms: readonly MadeUp[] = variants) =>
  analysesOf(synthetic({ algorithms, tasks, seeds: [0, 1, 2, 3], numUpdates: 10 }));
const withLimit = (costLimit: number): TaskRecord => ({
  name: `BridgeSlip-v0 cost≤${costLimit}`,
  env: bridge.env,
  constraints: [{ ...bridge.constraints[0], costLimit }],
});
const [analysis] = analyses();
const figureIn = (blocks: readonly Block[]) => blocks.find((block): block is Figure => block.kind === "figure")!;
const texts = ({ svg }: Drawing) => [...svg.matchAll(/>([^<>]+)</g)].map(([, text]) => text);
const panelOf = ({ panels }: Figure, title: string): Panel => panels.find((panel) => panel.title === title)!;

describe("a phase portrait", () => {
  const point = (step: number, cost: number, naturalMultiplier: number) => ({ step, cost, naturalMultiplier });
  const run = (seed: number, points: ReturnType<typeof point>[]) =>
    ({ seed, points }) as unknown as Parameters<typeof phaseOf>[0][number];

  it("goes through the medians of violation and multiplier, and a lost run leaves them", () => {
    const runs = [
      run(0, [point(1, 5, 0), point(2, 3, 1), point(3, 2, 2)]),
      run(1, [point(1, 7, 0), point(2, NaN, NaN)]),
      run(2, [point(1, 9, 3), point(2, 5, 3), point(3, 4, 4)]),
    ];
    const { median, runs: paths } = phaseOf(runs, 2);
    expect(median).toEqual([
      [5, 0], // of 3, 5, 7 and of 0, 0, 3
      [2, 2], // of 1, 3 and of 1, 3
      [1, 3],
    ]);
    expect(paths[1]).toEqual([[5, 0]]);
  });

  it("averages long runs to 60 points", () => {
    const points = Array.from({ length: 600 }, (_, i) => point(i + 1, i + 1, 0));
    const { median } = phaseOf([run(0, points)], 0);
    expect(median).toHaveLength(60);
    expect(median[0]).toEqual([5.5, 0]); // of 1 to 10
  });

  it("has one picture for each variant, also for one of which every run was lost", () => {
    const [figure] = phaseFigures(analysis, new Map(), "") as [Figure];
    expect(figure.panels.map(({ title }) => title)).toEqual(["method", "risky", "lossy", "gone"]);
    expect(figure.caption).toContain("A run that was lost ends where its numbers end.");
    // The start is hollow, the end filled.
    expect(panelOf(figure, "method").drawing.svg.match(/<circle/g)).toHaveLength(2);
  });

  it("is left out where no price moves", () => {
    const free = analyses([bridge], [fixed("free", 14, 1, { lagrangeMultiplier: 0 })])[0];
    const still = free.journeys.map((journey) => ({
      ...journey,
      constraints: journey.constraints.map((runs) =>
        runs.map((one) => ({ ...one, points: one.points.map((at) => ({ ...at, naturalMultiplier: 0 })) })),
      ),
    }));
    expect(phaseFigures({ ...free, journeys: still }, new Map(), "")).toEqual([]);
  });
});

describe("what lies behind the mean", () => {
  const rate = (kind: "rate" | "episodic", algorithms: readonly MadeUp[]) => {
    const constraints = [{ ...bridge.constraints[0], kind }];
    return costFigure(analyses([{ ...withLimit(3), constraints }], algorithms)[0], "");
  };

  it("speaks of single episodes only where a limit is on their cost", () => {
    expect(rate("episodic", variants).caption).toContain("How single episodes cost");
    const figure = rate("rate", variants);
    expect(figure.caption).not.toContain("single episodes");
    expect(figure.panels).toHaveLength(1);
  });

  it("has room for the only one that violates", () => {
    const calm = [0, 1, 2].map((i) => fixed(`calm ${i}`, 14, 0));
    const [evidence] = analyses([withLimit(9)], [...calm, fixed("wild", 14, 99)]);
    const { points } = evidence.journeys[3].constraints[0][0];
    const [[, most]] = piledUp([{ points }], 9).slice(-1);
    const ticks = texts(costFigure(evidence, "").panels[1].drawing).flatMap((text) => {
      const [, digits, unit] = /^([\d.]+)([kM])$/.exec(text) ?? [];
      return digits ? [Number(digits) * (unit === "M" ? 1e6 : 1e3)] : [];
    });
    expect(Math.max(...ticks)).toBeGreaterThan(most / 2);
  });
});

describe("performance profiles", () => {
  it("count a lost run as above nothing, and within no cost", () => {
    const { returns, costRatios } = profileScores([analysis]);
    expect(returns.get("lossy")).toEqual([[13], [-Infinity], [-Infinity], [13]]);
    expect(costRatios!.get("lossy")).toEqual([[1 / 1.5], [Infinity], [Infinity], [1 / 1.5]]);
    const [figure] = profileFigures([analysis]) as [Figure];
    expect(figure.caption).toContain("6 runs without a result count as above no return and within no cost");
    expect(panelOf(figure, "lossy").alt).toContain("50 % of its runs cost at most the limit");
    expect(panelOf(figure, "gone").alt).toContain("; 0 % of its runs");
  });

  it("lie between the best deterministic policy and the optimum, where tasks know both, and a broken limit earns nothing", () => {
    const optimum = { ...bridge.optimum!, deterministicReturn: 12, episodeReturn: 16 };
    const tasks = [
      { ...bridge, optimum },
      { ...bridge, name: "again", optimum },
    ];
    const { returns, meaning } = profileScores(analyses(tasks));
    expect(meaning).toContain("constrained optimum (1)");
    expect(returns.get("method")![0]).toEqual([0.5, 0.5]); // (14 − 12) / (16 − 12)
    expect(returns.get("risky")![0]).toEqual([0, 0]);
  });

  it("lie between the lowest and the highest median elsewhere", () => {
    const { returns, meaning } = profileScores(analyses([withLimit(1), withLimit(2)]));
    expect(meaning).toContain("lowest (0)");
    // Sampled values are the same 0.1 above for all: 13 is 0, 15 is 1.
    expect(returns.get("method")![0]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
    expect(returns.get("risky")![0]).toEqual([1, 1]);
  });

  it("need more than a single run", () =>
    expect(profileFigures(analysesOf(synthetic({ algorithms: variants, seeds: [0], numUpdates: 5 })))).toEqual([]));
});

describe("limits and algorithms", () => {
  const tasks = analyses([withLimit(2), withLimit(0.5), withLimit(1)]);
  const figure = figureIn(limitSection(tasks));

  it("stand side by side, the tightest limit first", () => {
    expect(limitGroups(tasks).map(({ tasks: of }) => of.map(({ task }) => task.constraints[0].costLimit))).toEqual([
      [0.5, 1, 2],
    ]);
    expect(texts(figure.panels[0].drawing).slice(0, 3)).toEqual(["cost ≤ 0.5", "cost ≤ 1", "cost ≤ 2"]);
  });

  it("say in words what the shade says: return, cost in units of the limit, how many seeds keep it, how many are lost", () => {
    const { alt } = figure.panels[0];
    expect(alt).toContain("method at cost ≤ 0.5: 14.10, 3.00 d, 0 of 4;");
    expect(alt).toContain("method at cost ≤ 2: 14.10, 0.75 d, 4 of 4;");
    expect(alt).toContain("lossy at cost ≤ 1: 13.10, 1.00 d, 2 of 2, 2 lost;");
    expect(alt).toContain("gone at cost ≤ 1: –, 4 of 4 lost");
    expect(texts(figure.panels[0].drawing).filter((text) => text === "2 lost")).toHaveLength(3);
  });

  it("are not compared where there is one limit, or where something else differs", () => {
    expect(limitSection([analysis])).toEqual([]);
    expect(limitSection(analyses([bridge, { ...bridge, name: "longer" }]))).toEqual([]);
  });
});

describe("sensitivity strips", () => {
  const points = [
    { algorithm: "lossy", value: 0.1 },
    { algorithm: "method", value: 1 },
    { algorithm: "risky", value: 10 },
  ];
  const figure = figureIn(sensitivitySection(analysis, [{ knob: "multiplier.kp", points }], ""));
  const { svg } = figure.panels[0].drawing;

  it("show return and cost against the knob, and count what was lost above it", () => {
    expect(figure.panels[0].title).toBe("multiplier.kp");
    expect(figure.panels[0].alt).toContain("multiplier.kp 10.00: return 15.00 [15.00, 15.00], cost 3.00 [3.00, 3.00]");
    const words = texts(figure.panels[0].drawing);
    expect(words).toEqual(expect.arrayContaining(["return", "cost", "kp", "0.1", "1", "10"]));
    expect(words.filter((text) => text === "2 lost")).toHaveLength(2); // once in each plot
  });

  it("mark the method alone as filled, and draw the limit once", () => {
    // Attributes of a mark stand on its group; the dots of means are told apart one by one.
    expect(svg.match(/<circle[^>]*fill="var\(--series\)"/g)).toHaveLength(2);
    expect(svg.match(/stroke-dasharray="5 3"/g)).toHaveLength(1);
  });

  it("name numbers that were turned as one by their places, and are absent where nothing was swept", () => {
    const joint = figureIn(
      sensitivitySection(analysis, [{ knob: "advantage.gamma, costAdvantage.gamma", points }], ""),
    );
    expect(joint.panels[0].title).toBe("gamma of advantage, costAdvantage");
    expect(sensitivitySection(analysis, [], "")).toEqual([]);
  });
});

it("a shared axis leaves out a variant that lies far off, and the ends that are cut", () => {
  const groups = [
    [1, 2, 3],
    [2, 3, 4],
    [1, 3, 5],
    [0, 2, 4],
    [2, 2, 3],
    [100, 200, 300],
  ];
  expect(near(groups, [0, 0])).toEqual(groups.slice(0, 5));
  expect(near([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100], [], [NaN, 5]], [0, 0.1])).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [5],
  ]);
});

it("long names keep both ends, and ticks are short", () => {
  expect(elided("short", 5)).toBe("short");
  expect(elided("ppoLagrangian, kp = 0.1", 13)).toBe("ppoLag… = 0.1");
  expect(elided("🔥🔥🔥🔥🔥", 3)).toBe("🔥…🔥");
  expect([0.1 + 0.2, 25, -1500, 2e6].map(brief)).toEqual(["0.3", "25", "−1.5k", "2M"]);
  expect([0.99, 0.999, 0.9999].map(brief)).toEqual(["0.99", "0.999", "0.9999"]); // as discounts are swept
});
