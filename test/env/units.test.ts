import { expect, it } from "vitest";
import { atMost } from "../../src/env/task.ts";
import { inUnits } from "../../src/env/units.ts";
import { ford } from "../fixtures.ts";

// Ford's episodes have at most 6 steps; 1 + γ + … + γ⁵ = 1.96875 at γ = ½.
it.each([
  [
    atMost(6, { gamma: 0.5 }),
    "at most 6 per episode (if it accrued evenly over 6 steps: 1 per step, 1.97 discounted at γ = 0.5)",
  ],
  [
    atMost(0.5, { kind: "rate", gamma: 0.5 }),
    "at most 0.5 per step (if it accrued evenly over 6 steps: 3 per episode, 0.984 discounted at γ = 0.5)",
  ],
  [
    atMost(1.96875, { kind: "discounted", gamma: 0.5 }),
    "at most 1.97 discounted at γ = 0.5 (if it accrued evenly over 6 steps: 6 per episode, 1 per step)",
  ],
])("says a limit in all units", (constraint, text) => expect(inUnits(constraint, { env: ford })).toBe(`cost: ${text}`));
