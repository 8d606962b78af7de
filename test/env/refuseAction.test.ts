import { expect, it } from "vitest";
import { product } from "../../src/env/product.ts";
import { refuseAction } from "../../src/env/refuseAction.ts";
import { box, discrete } from "../../src/env/spaces.ts";

const drive = product({ gear: discrete("low", "high"), steer: box({ size: 2, low: -1, high: 1 }) });
const robot = product([drive, discrete(3)]);
const steer = Float32Array.of(0, 0);

it.each<[action: unknown, sentence: string]>([
  [{ gear: "mid", steer }, 'step was given "mid" as action.gear; it must be one of low, high'],
  [
    { gear: "low", steer: [0, 0] },
    "step was given [0, 0] as action.steer; it must be 2 numbers between -1 and 1, in a Float32Array",
  ],
  [{ gear: "low", steer: undefined }, "step was given undefined as action.steer;"],
  [
    { gear: "low", ster: steer },
    'step was given { gear: "low", ster: [0, 0] }; an action is { gear: one of low, high; steer: 2 numbers between -1 and 1 }',
  ],
  ["low", 'step was given "low"; an action is { gear: one of low, high;'],
  [["low", steer], 'step was given ["low", [0, 0]]; an action is { gear: '],
  [null, "step was given null; an action is { gear: "],
])("refuses %j", (action, sentence) => {
  expect(() => refuseAction("Drive-v0", drive, action)).toThrow(`Drive-v0: ${sentence}`);
});

it("names parts of parts", () => {
  const refused = (action: unknown) => () => refuseAction("Robot-v0", robot, action);
  expect(refused([{ gear: "mid", steer }, 1])).toThrow('"mid" as action[0].gear; it must be one of low, high');
  expect(refused([{ gear: "low", steer }, 3])).toThrow("3 as action[1]; it must be one of 0, 1, 2");
  expect(refused([{ gear: "low", steer }, 2])).not.toThrow();
});
