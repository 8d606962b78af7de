import { describe, expect, it } from "vitest";
import { columnsOf, copyRollout } from "../../src/rollout/copyRollout.ts";
import { rollout, type Rollout } from "../../src/rollout/rollout.ts";

/** A rollout in which every number is another. */
function filled(): Rollout {
  const made = rollout({ numSteps: 2, numEnvs: 3, obsSize: 4, actionSize: 2, numCosts: 2 });
  let next = 1;
  for (const column of [made.obs, made.action, made.logProb, made.reward, ...made.costs, made.nextObs]) {
    for (let i = 0; i < column.length; i++) column[i] = next++;
  }
  made.terminated.set([0, 1, 0, 0, 0, 1]);
  made.ended.set([0, 1, 1, 0, 0, 1]);
  return made;
}

describe("copyRollout", () => {
  it("copies every column and cuts rows of its own", () => {
    const copy = copyRollout(filled());
    expect(columnsOf(copy)).toEqual(columnsOf(filled()));
    expect(copy.rows.slice(0, 2)).toEqual(filled().rows.slice(0, 2));
    expect(copy.rows).toHaveLength(3);
  });

  it("shares no memory with the original, in columns or rows", () => {
    const original = filled();
    const copy = copyRollout(original);
    original.rows[1].reward.fill(-1);
    original.costs[1].fill(-1);
    expect(columnsOf(copy)).toEqual(columnsOf(filled()));
    copy.rows[0].nextObs.fill(-2);
    expect(copy.nextObs[0]).toBe(-2);
    expect(original.nextObs[0]).toBe(filled().nextObs[0]);
  });

  it("makes a rollout of plain columns", () => {
    expect(copyRollout(structuredClone(columnsOf(filled())))).toEqual(copyRollout(filled()));
  });
});
