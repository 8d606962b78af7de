import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/algorithms/algorithm.ts";
import { greedyTable, policyTable, uniformTable } from "../../src/exact/policyTable.ts";
import type { Tabular } from "../../src/exact/tabular.ts";
import { chain } from "./chain.ts";

/** Two states that look like 0 and 1000. */
const twoStates: Tabular = {
  ...chain(1),
  numStates: 2,
  observe: (state, obs) => void obs.fill(1000 * state),
};

/** Logits (0, obs): the second action is e^obs times as probable. */
const policy: Policy = {
  act: () => expect.unreachable(),
  mode: (obs, action) => obs.forEach((x, i) => (action[i] = Number(x > 0))),
  outputs: (obs) => Float64Array.from([...obs].flatMap((x) => [0, x])),
};

describe("policyTable", () => {
  it("is the softmax of the logits in every state, however large they are", () => {
    expect(policyTable(twoStates, policy)).toEqual(Float64Array.of(0.5, 0.5, 0, 1));
  });

  it("gives the second action e times the probability where its logit is 1 higher", () => {
    const [first, second] = policyTable({ ...chain(1), observe: (_, obs) => void obs.fill(1) }, policy);
    expect(second / first).toBeCloseTo(Math.E, 12);
    expect(first + second).toBeCloseTo(1, 12);
  });
});

describe("greedyTable", () => {
  it("puts everything on the most probable action", () => {
    expect(greedyTable(twoStates, policy)).toEqual(Float64Array.of(1, 0, 0, 1));
  });
});

describe("uniformTable", () => {
  it("shares alike", () => expect(uniformTable(twoStates)).toEqual(Float64Array.of(0.5, 0.5, 0.5, 0.5)));
});
