import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import swamp from "../../envs/swamp.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { atMost, task } from "../../src/env/task.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { mapRecord, policyRecord } from "../../src/experiments/mapRecord.ts";
import { fromJson, toJson } from "../../src/experiments/json.ts";

const sum = (values: Float32Array) => values.reduce((a, b) => a + b);

describe("mapRecord", () => {
  it("holds the best policy: half across the bridge, half round it", () => {
    const { cells, optimum } = mapRecord(task(bridge, atMost(1.5)))!;
    const at = (cell: number) => cells.indexOf(cell);
    const start = at(5);
    expect([...optimum!.probabilities.subarray(4 * start, 4 * start + 4)]).toEqual([0.5, 0.5, 0, 0]);
    expect(optimum!.visits[start]).toBeCloseTo(1, 6);
    for (const cell of [0, 1, 2, 3, 4, 6, 7, 8]) expect(optimum!.visits[at(cell)]).toBeCloseTo(0.5, 6);
    expect(sum(optimum!.visits)).toBeCloseTo((6 + 4) / 2, 5); // steps of an episode
    expect(optimum!.isFeasible).toBe(true);
    expect(optimum!.episodeReturn).toBeCloseTo(15, 9);
  });

  it("says of a limit that nothing keeps how near one can come", () => {
    const { optimum } = mapRecord(task(swamp, atMost(0.5)))!;
    expect(optimum!.isFeasible).toBe(false);
    expect(optimum!.episodeReturn).toBeNaN();
    expect(optimum!.episodeCosts[0]).toBeCloseTo(1.106, 3); // the golden data's least cost
  });

  it("lists costs in the order of the constraints", () => {
    const { optimum } = mapRecord(task(twoCosts, atMost(0.5, { cost: "noise" }), atMost(1, { cost: "heat" })))!;
    expect(optimum!.episodeCosts[0]).toBeCloseTo(0.5, 8);
    expect(optimum!.episodeCosts[1]).toBeCloseTo(1, 8);
    expect(optimum!.episodeReturn).toBeCloseTo(11.3954, 4); // golden
  });

  it("knows no optimum under a limit on a rate, and no map without a table", () => {
    expect(mapRecord(task(bridge, atMost(0.1, { kind: "rate" })))).not.toHaveProperty("optimum");
    const { exact: _, ...unknown } = bridge;
    expect(mapRecord(task(unknown, atMost(1)))).toBeUndefined();
  });

  it("survives being written down", () => {
    const record = mapRecord(task(bridge, atMost(1.5)))!;
    expect(fromJson(toJson(record))).toEqual(record);
  });
});

describe("policyRecord", () => {
  it("keeps what a policy does also where it hardly comes", () => {
    const { tabular } = bridge.exact!;
    const { probabilities, visits } = policyRecord(tabular, uniformTable(tabular));
    expect(new Set(probabilities)).toEqual(new Set([0.25]));
    expect(sum(visits)).toBeLessThan(40); // the time limit
    expect(Math.min(...visits)).toBeGreaterThan(0);
  });
});
