import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { summary } from "../../src/cli/summary.ts";
import { outcomesOf } from "../../src/report/outcomes.ts";
import { summarize } from "../../src/report/summary.ts";
import corridor from "../experiments/fixtures/corridor.ts";
import { bridge, fixed, synthetic } from "../report/synthetic.ts";
import { saddle } from "./saddle.ts";

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-summary-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the closing table", () => {
  // A limit of 1.5 is kept up to 1.575, 5 % above it.
  const algorithms = [
    fixed("below", 14, 1.4),
    fixed("a little above", 14, 1.57),
    fixed("far above", 14, 1.6),
    fixed("lost in part", 14, 1.4, { failed: [0, 3] }),
    fixed("lost", 14, 1.4, { failed: [0, 1, 2, 3, 4] }),
    { ...fixed("mixed", 14, 1.6), noise: 0.2 },
  ];
  const results = synthetic({ algorithms, numUpdates: 5 });
  const lines = summary(results, root).split("\n");
  const lineOf = (name: string) => lines.find((line) => line.includes(`${bridge.name}  ${name}  `));

  it("has a header for every column", () => {
    expect(lines[0].split(/ {2,}/)).toEqual([
      "task",
      "algorithm",
      "cost of",
      "return",
      "cost",
      "limit",
      "limit kept (+5 %)",
      "seeds",
    ]);
  });

  it.each([
    ["below", /1\.400 +1\.500 +yes, 5 of 5 +5 ok$/],
    ["a little above", /1\.570 +1\.500 +yes, 5 of 5 +5 ok$/],
    ["far above", /1\.600 +1\.500 +no, 0 of 5 +5 ok$/],
    ["lost in part", /1\.400 +1\.500 +yes, 3 of 3 +3 ok, 2 failed$/],
    ["lost", /– +– +1\.500 +0 ok, 5 failed$/],
  ])("judges by seeds and with the report's tolerance: %s", (name, expected) => {
    expect(lineOf(name)).toMatch(expected);
  });

  it("never says other than the report", () => {
    for (const outcome of outcomesOf(results, bridge)) {
      const { numKept, violated } = summarize(bridge, outcome).constraints[0];
      const said = /(yes|no), (\d) of \d/.exec(lineOf(outcome.algorithm)!);
      if (said) expect([said[1], said[2]]).toEqual([violated ? "no" : "yes", String(numKept)]);
    }
  });
});

describe("where nothing is constrained", () => {
  it("says so, and shows what episodes cost all the same", async () => {
    const folder = join(root, "free");
    const small = ["--set", "numEnvs=4", "--set", "numSteps=16", "--set", "network.hidden=4", "--episodes", "5"];
    const env = "test/experiments/fixtures/corridor.ts";
    const { code, out } = await saddle("train", env, "--steps", "128", ...small, "--out", folder);
    expect(code).toBe(0);
    expect(out).toContain(
      "Corridor-v0, nothing is constrained: costs are not limited; atMost(…), or --limit, sets a limit\n",
    );
    const [, cost] = /\nCorridor-v0 +CPPO-PID +cost +\S+ +(\d\.\d+) +– +1 ok\n/.exec(out) ?? [];
    const run = join(folder, "runs", "Corridor-v0", "CPPO-PID", "0");
    const played = await saddle("eval", run, "--episodes", "4000");
    const [, mean, deviation] = /\ncost "cost" +(\S+) +(\S+)/.exec(played.out)!;
    const numEpisodes = corridor.exact ? 4000 : 5;
    expect(Math.abs(Number(cost) - Number(mean))).toBeLessThan(
      (4 * Number(deviation)) / Math.sqrt(numEpisodes) + 0.001,
    );
  });
});
