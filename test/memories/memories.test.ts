import { describe, expect, it } from "vitest";
import { fresh } from "../../src/memories/fresh.ts";
import { replayed } from "../../src/memories/replayed.ts";
import { columnsOf } from "../../src/rollout/copyRollout.ts";
import { rollout, type Rollout } from "../../src/rollout/rollout.ts";

const shape = { numSteps: 2, numEnvs: 1, obsSize: 1, actionSize: 1, numCosts: 1 };
const marked = (mark: number, into: Rollout = rollout(shape)) => {
  into.reward.fill(mark);
  into.costs[0].fill(-mark);
  return into;
};
const marks = (rollouts: readonly Rollout[]) => rollouts.map(({ reward }) => reward[0]);

describe("fresh", () => {
  it("remembers nothing", () => {
    const memory = fresh()();
    memory.recall(marked(1));
    const newest = marked(2);
    expect(memory.recall(newest)).toEqual([newest]);
  });
});

describe("replayed", () => {
  it("answers the newest rollout itself and the last few before it, newest first", () => {
    const memory = replayed({ numRollouts: 2 })();
    const buffer = rollout(shape); // the trainer overwrites the same memory every time
    expect(marks(memory.recall(marked(1, buffer)))).toEqual([1]);
    expect(marks(memory.recall(marked(2, buffer)))).toEqual([2, 1]);
    expect(marks(memory.recall(marked(3, buffer)))).toEqual([3, 2, 1]);
    const recalled = memory.recall(marked(4, buffer));
    expect(marks(recalled)).toEqual([4, 3, 2]);
    expect(recalled[0]).toBe(buffer);
    expect(recalled[2].costs[0][1]).toBe(-2);
  });

  it("keeps each agent's memories apart", () => {
    const maker = replayed();
    maker().recall(marked(1));
    expect(marks(maker().recall(marked(2)))).toEqual([2]);
  });

  it("saves columns, and not the rows that are views of them", () => {
    const memory = replayed()();
    memory.recall(marked(1));
    expect(memory.save()).toEqual([columnsOf(marked(1))]);
  });

  it("goes on from what was saved", () => {
    const memory = replayed({ numRollouts: 2 })();
    memory.recall(marked(1));
    memory.recall(marked(2));
    const saved = memory.save();
    memory.recall(marked(3)); // must not reach into what was saved
    const restored = replayed({ numRollouts: 2 })();
    restored.restore(structuredClone(saved));
    expect(marks(restored.recall(marked(4)))).toEqual([4, 2, 1]);
    expect(restored.recall(marked(5))[1].rows[1].reward[0]).toBe(4);
  });
});
