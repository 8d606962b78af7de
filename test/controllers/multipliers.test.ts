import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constant } from "../../src/controllers/constant.ts";
import type { Controller } from "../../src/controllers/controller.ts";
import { cooled } from "../../src/controllers/cooled.ts";
import { cooledRegardless } from "../../src/controllers/cooledRegardless.ts";
import { dualAdam } from "../../src/controllers/dualAdam.ts";
import { dualAscent } from "../../src/controllers/dualAscent.ts";
import { pi } from "../../src/controllers/pi.ts";
import { pid } from "../../src/controllers/pid.ts";
import { sequence } from "./sequence.ts";

const violation = fc.double({ min: -20, max: 20, noNaN: true });
const violations = fc.array(violation, { maxLength: 12 });
const tenth = (update: number) => ({ progress: Math.min(0.99, update / 10), rate: 1 });

const rising: [string, Controller][] = [
  ["constant", constant(3)],
  ["dualAscent", dualAscent({ max: 4 })],
  ["pid", pid({ max: 40 })],
  ["pi", pi({ max: 40 })],
  ["cooled", cooled()],
  ["cooled dualAscent", cooled({ multiplier: dualAscent() })],
  ["cooledRegardless", cooledRegardless({ multiplier: dualAscent() })],
];

describe.each([...rising, ["dualAdam", dualAdam()] as [string, Controller]])("%s", (_name, multiplier) => {
  it("is never negative", () => {
    fc.assert(
      fc.property(violations, (inputs) => {
        for (const lambda of sequence(multiplier, inputs, tenth)) expect(lambda).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("goes on from a state that went through JSON as if nothing had happened", () => {
    fc.assert(
      fc.property(violations, violations, (before, after) => {
        let state = multiplier.init();
        for (const e of before) state = multiplier.update(state, e, tenth(1));
        const resumed: Controller = { ...multiplier, init: () => JSON.parse(JSON.stringify(state)) };
        const uninterrupted: Controller = { ...multiplier, init: () => state };
        expect(sequence(resumed, after)).toEqual(sequence(uninterrupted, after));
      }),
    );
  });
});

describe.each(rising)("%s", (_name, multiplier) => {
  it("does not fall as the violation rises", () => {
    fc.assert(
      fc.property(violations, violation, violation, (history, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const after = (e: number) => sequence(multiplier, [...history, e], tenth)[history.length];
        expect(after(high)).toBeGreaterThanOrEqual(after(low));
      }),
    );
  });
});
