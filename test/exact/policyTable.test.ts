import { describe, expect, it } from "vitest";
import type { Policy } from "../../src/algorithms/algorithm.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { greedyTable, policyTable, uniformTable } from "../../src/exact/policyTable.ts";
import type { Tabular } from "../../src/exact/tabular.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
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

describe("the table of a product of choices", () => {
  const [low, high] = [Math.log(1), Math.log(3)];
  // Two parts, of 2 and of 3 choices: in state 0 with probabilities (¼, ¾) and (⅕, ⅕, ⅗), in state 1 all alike.
  const space = multiDiscrete([2, 3]);
  const tabular: Tabular = { ...twoStates, numActions: 6 };
  const logits = [
    [low, high, low, low, high],
    [0, 0, 0, 0, 0],
  ];
  const both: Policy = {
    act: () => expect.unreachable(),
    mode: (_obs, action) => action.set([1, 2, 0, 1]),
    outputs: () => Float64Array.from(logits.flat()),
  };

  it("numbers actions with the last part fastest, and multiplies probabilities", () => {
    const table = policyTable(tabular, both, space);
    const expected = [1 / 4, 3 / 4].flatMap((p) => [1 / 5, 1 / 5, 3 / 5].map((q) => p * q));
    for (const [a, prob] of expected.entries()) expect(table[a]).toBeCloseTo(prob, 12);
    for (const prob of table.subarray(6)) expect(prob).toBeCloseTo(1 / 6, 12);
  });

  it("is the same however the parts are nested", () => {
    const nested = product({ first: discrete(2), rest: product([discrete(3)]) });
    expect(policyTable(tabular, both, nested)).toEqual(policyTable(tabular, both, space));
  });

  it("has one greedy action in each state", () => {
    // 1 · 3 + 2 = 5 and 0 · 3 + 1 = 1
    expect([...greedyTable(tabular, both, space)]).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0]);
  });

  it("has the probabilities that the head itself gives", () => {
    const head = clippedGaussian()(space);
    const table = policyTable(tabular, both, space);
    for (let a = 0; a < 6; a++) {
      const action = Float32Array.of(Math.floor(a / 3), a % 3);
      const logProb = head.logProb(Float64Array.from(logits[0]), 1, 0, new Float64Array(0), action, 0);
      expect(table[a]).toBeCloseTo(Math.exp(logProb), 12);
    }
  });

  it("leaves the policy's own numbers alone", () => {
    const outputs = Float64Array.from(logits.flat());
    policyTable(tabular, { ...both, outputs: () => outputs }, space);
    expect([...outputs]).toEqual(logits.flat());
  });

  it("refuses what does not fit", () => {
    expect(() => policyTable(tabular, both, multiDiscrete([2, 2]))).toThrow(
      "policy table: an action is [one of 0, 1; one of 0, 1], which is 4 actions; the table has 6",
    );
    expect(() => greedyTable(tabular, both, box({ size: 1, low: 0, high: 1 }))).toThrow(
      "policy table: an action is 1 number between 0 and 1; only finitely many choices fit into a table",
    );
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
