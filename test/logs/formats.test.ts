import { describe, expect, it } from "vitest";
import type { UpdateRecord } from "../../src/experiments/record.ts";
import { readEvents } from "../../src/logs/events.ts";
import { logFormats, logOf, type LogEntry } from "../../src/logs/formats.ts";
import { scalarsOf } from "../../src/logs/scalars.ts";

const price = (constraint: string, episodeCost: number) => ({
  constraint,
  episodeCost,
  costLimit: 25,
  threshold: 24,
  violation: episodeCost - 24,
  lagrangeMultiplier: 0.5,
  naturalMultiplier: 2,
});
const update = (step: number, more: Partial<UpdateRecord> = {}): UpdateRecord => ({
  update: step / 64,
  step,
  episodes: { numEpisodes: 2, episodeReturn: 3, episodeLength: 10, "info.goalsReached": 1 },
  dual: [price("cost", 30)],
  losses: { policyLoss: -0.25, approxKl: 0.125 },
  ...more,
});
const entries: LogEntry[] = [
  { update: update(64, { dual: [price("cost", NaN)] }), wallTime: 1 },
  { update: update(128, { exact: { episodeReturn: 4, episodeLength: 9, episodeCosts: [5] } }), wallTime: 2 },
];

describe("the scalars of an update", () => {
  it("have a tag that groups them and a name that the codebook has", () => {
    expect(scalarsOf(update(64)).map(({ tag, column, value }) => [tag, column, value])).toEqual([
      ["episode/count", "numEpisodes", 2],
      ["return/episode", "episodeReturn", 3],
      ["episode/length", "episodeLength", 10],
      ["info/goalsReached", "info.goalsReached", 1],
      ["cost/episode", "episodeCost", 30],
      ["cost/limit", "costLimit", 25],
      ["cost/threshold", "threshold", 24],
      ["cost/violation", "violation", 6],
      ["multiplier", "lagrangeMultiplier", 0.5],
      ["multiplier/natural", "naturalMultiplier", 2],
      ["loss/policy", "policyLoss", -0.25],
      ["update/approxKl", "approxKl", 0.125],
    ]);
  });

  it("name the constraint where there are several", () => {
    const several = scalarsOf(update(64, { dual: [price("heat", 1), price("noise", 2)] }));
    const costs = several.filter(({ tag }) => tag.startsWith("cost/episode"));
    expect(costs).toEqual([
      { tag: "cost/episode/heat", column: "episodeCost.heat", value: 1 },
      { tag: "cost/episode/noise", column: "episodeCost.noise", value: 2 },
    ]);
  });
});

const text = (name: "csv" | "jsonl") => Buffer.from(logOf(logFormats[name], entries)).toString();

describe("logs", () => {
  it("as CSV have a column for whatever an update has, and a blank where another has it not", () => {
    const [head, first, second] = text("csv").split("\n");
    expect(head).toMatch(/^update,step,numEpisodes,.*,exact\.episodeReturn,exact\.episodeLength,exact\.episodeCost$/);
    expect(first).toBe("1,64,2,3,10,1,NaN,25,24,NaN,0.5,2,-0.25,0.125,,,");
    expect(second).toBe("2,128,2,3,10,1,30,25,24,6,0.5,2,-0.25,0.125,4,9,5");
  });

  it("as JSON lines are read by any program: what is no number is null", () => {
    const lines = text("jsonl").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { update: 1, step: 64, episodeReturn: 3, episodeCost: null },
      { update: 2, step: 128, episodeCost: 30, "exact.episodeCost": 5 },
    ]);
  });

  it("as events have the environment steps and the times of the run", () => {
    const { events, numBytesLeft } = readEvents(Buffer.from(logOf(logFormats.tensorboard, entries)));
    expect(numBytesLeft).toBe(0);
    expect(events.map(({ step, wallTime }) => [step, wallTime])).toEqual([
      [64, 1],
      [128, 2],
    ]);
    expect(Object.fromEntries(events[1].scalars)).toMatchObject({
      "return/episode": 3,
      "cost/exact": 5,
      multiplier: 0.5,
    });
  });
});
