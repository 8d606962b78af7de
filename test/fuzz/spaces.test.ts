import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { asGymnasium } from "../../src/env/asGymnasium.ts";
import { checkOutcome } from "../../src/env/checkOutcome.ts";
import type { Outcome } from "../../src/env/defineEnv.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { refuseAction } from "../../src/env/refuseAction.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { atMost, task } from "../../src/env/task.ts";
import { rng } from "../../src/math/rng.ts";
import { train } from "../../src/train.ts";
import { anySpace } from "../env/anySpace.ts";
import { corridor } from "../experiments/fixtures/corridor.ts";
import { method } from "../experiments/fixtures/tiny.ts";
import { mutated, nasty, tally } from "./mutate.ts";

const { attempt, print } = tally("spaces, actions and outcomes");
afterAll(print);

it("an action lies in its space, and comes back from a batch, or is refused", () => {
  const examples = anySpace.chain((space) =>
    fc.tuple(fc.constant(space), fc.oneof(nasty, mutated(space.sample(rng(0)), nasty))),
  );
  fc.assert(
    fc.property(examples, ([space, action]) => {
      const isAction = space.contains(action);
      expect(typeof isAction).toBe("boolean");
      attempt(() => refuseAction("Fuzzed-v0", space, action));
      if (!isAction) {
        expect(() => refuseAction("Fuzzed-v0", space, action)).toThrow();
        return;
      }
      const batch = new Float32Array(space.size);
      space.write(action as never, batch, 0);
      const again = new Float32Array(space.size);
      space.write(space.read(batch, 0) as never, again, 0);
      expect(again).toEqual(batch);
    }),
    { numRuns: 2000 },
  );
});

it("spaces, limits and tasks are made or refused", () => {
  const makers: readonly ((value: any, other: any) => unknown)[] = [
    (value, other) => discrete(value, other),
    (value) => discrete(value),
    (value, other) => box({ size: value, low: other }),
    (value, other) => box({ size: 2, low: value, high: other }),
    (value) => box(value),
    (value) => product(value),
    (value, other) => product([discrete(2), value, other]),
    (value) => multiDiscrete(value),
    (value, other) => multiDiscrete([value, other]),
    (value, other) => atMost(value, { cost: other }),
    (value, other) => atMost(1, { kind: value, gamma: other }),
    (value) => task(corridor, value),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...makers),
      nasty,
      nasty,
      (make, value, other) => void attempt(() => make(value, other)),
    ),
    { numRuns: 2000 },
  );
});

const outcome = { reward: 1, cost: 1, terminated: false, truncated: false, info: { steps: 1 } };

it("an outcome is understood or refused", () => {
  fc.assert(
    fc.property(mutated(outcome, nasty), (answer) => {
      attempt(() => checkOutcome(corridor, answer as Outcome, { step: 1, seed: 0 }));
    }),
    { numRuns: 1500 },
  );
});

it("a step is trained on, or ends training in a sentence", () => {
  const algorithm = lagrangianPpo({ ...method, numEnvs: 2, numSteps: 4 });
  fc.assert(
    fc.property(mutated(outcome, nasty), (answer) => {
      const env = { ...corridor, step: () => answer as Outcome };
      const rows = attempt(() => [
        ...train({ task: task(env, atMost(1)), algorithm, seed: 0, totalSteps: 8, engine: reference }),
      ]);
      for (const { losses } of rows ?? []) expect(Object.values(losses).every(Number.isFinite)).toBe(true);
      const single = asGymnasium(env);
      single.reset();
      attempt(() => single.step("left"));
    }),
    { numRuns: 300 },
  );
});
