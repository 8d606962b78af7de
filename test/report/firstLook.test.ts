import { describe, expect, it } from "vitest";
import { compose } from "../../src/report/compose.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { isFirstLook } from "../../src/report/firstLook.ts";
import { toMarkdown } from "../../src/report/toMarkdown.ts";
import { unbound, unboundFinding } from "../../src/report/verdict/unbound.ts";
import { verdict } from "../../src/report/verdict/verdict.ts";
import { bridge, fixed, synthetic } from "./synthetic.ts";

describe("a shortened experiment", () => {
  const results = synthetic({ algorithms: [fixed("method", 14, 1)], seeds: [0, 1], numUpdates: 5 });

  it("is told by what was typed", () => {
    expect(isFirstLook({ command: "npx saddle run experiments/quickstart.ts --seeds 1 --quick" })).toBe(true);
    expect(isFirstLook({ command: "npx saddle run --quick experiments/a.ts" })).toBe(true);
    expect(isFirstLook({ command: "npx saddle run experiments/a--quick.ts --seeds 2" })).toBe(false);
  });

  it("says that it is no result before the verdict, and others do not", () => {
    const command = `${results.experiment.command} --quick`;
    const page = toMarkdown(compose({ ...results, experiment: { ...results.experiment, command } }));
    expect(page).toMatch(
      /## Verdict\n\n\*\*A first look: 2 seeds and a tenth of the steps; not a result\.\*\*\n\n- On/,
    );
    expect(toMarkdown(compose(results))).not.toContain("first look");
  });
});

describe("a limit", () => {
  const task = (costLimit: number) => ({
    name: "Env-v0",
    env: "Env-v0",
    constraints: [{ ...bridge.constraints[0], costLimit }],
  });
  const evidence = (costLimit: number, lagrangeMultiplier: number) => {
    const more = { lagrangeMultiplier };
    const algorithms = [fixed("method", 14, 1, more), fixed("other", 14, 1, more)];
    const { constraints, ...rest } = task(costLimit);
    const all = { ...rest, constraints };
    return evidenceOf(synthetic({ algorithms, tasks: [all], numUpdates: 10 }), all);
  };
  const words = (given: ReturnType<typeof evidence>) => JSON.stringify(verdict(given).items);

  it("that lies far above all costs and moved no multiplier never bound", () => {
    expect(unbound(evidence(500, 0))).toEqual([0]);
    expect(words(evidence(500, 0))).toContain("(the limit never bound)");
    expect(words(evidence(500, 0))).not.toContain("ends the same");
    expect(unboundFinding(evidence(500, 0))[0].text).toMatch(/^The limit never bound: .* of at most 500/);
  });

  it("bound where a cost came near it, was above it in training, or a multiplier rose", () => {
    expect(unbound(evidence(1.5, 0))).toEqual([]); // ends at 1
    expect(unbound(evidence(3, 0))).toEqual([]); // begins at about 6
    expect(unbound(evidence(500, 0.5))).toEqual([]);
    expect(words(evidence(500, 0.5))).toContain("(every seed ends the same)");
  });
});
