import { describe, expect, it } from "vitest";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { LearnerState } from "../../src/engine/learner.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { isAvailable } from "../../src/engine/wasm/instantiate.ts";
import { wasm, wasmEngine } from "../../src/engine/wasm/wasm.ts";
import { defineEnv } from "../../src/env/defineEnv.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete, type ActionSpace } from "../../src/env/spaces.ts";
import { atMost, task } from "../../src/env/task.ts";
import { rng as rngOf } from "../../src/math/rng.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { train } from "../../src/train.ts";

const engines: readonly Engine[] = [
  wasm,
  wasmEngine({ threads: 1 }), // the numbers of any number of threads, without the time that they take to start
  ...(isAvailable("fast") ? [wasmEngine({ precision: "fast" })] : []),
  reference,
  await tfjs({ backend: "cpu" }),
];
if (!isAvailable("fast")) console.log("wasm-fast is skipped: this runtime has no relaxed SIMD");

const spaces: Readonly<Record<string, ActionSpace>> = {
  choices: discrete(3),
  "real vectors": box({ size: 2, low: -1, high: 1 }),
  "several choices": multiDiscrete([2, 3]),
  "choices and vectors": product({ gear: discrete("low", "high"), push: box({ size: 2, low: -1, high: 1 }) }),
};

/** Whatever is done, the walk goes on at random, earns and costs. */
const walk = (actionSpace: ActionSpace) =>
  defineEnv({
    id: "Walk-v0",
    observationSpace: box({ size: 3 }),
    actionSpace,
    maxEpisodeSteps: 5,
    reset: (rng) => ({ place: rng.uniform() }),
    step(state, _action, rng) {
      state.place += rng.uniform() - 0.5;
      return { reward: state.place, cost: Math.abs(state.place) };
    },
    observe({ place }, obs) {
      obs[0] = place;
      obs[1] = place * place;
      obs[2] = 1;
    },
  });

describe.each(Object.entries(recipes))("%s", (_name, recipe) => {
  describe.each(engines)("on $name", (engine) => {
    it.each(Object.entries(spaces))("makes an update with %s", (_space, actionSpace) => {
      const small = { numEnvs: 2, numSteps: 20, epochs: 1, network: perceptron({ hidden: [6] }) };
      const algorithm = lagrangianPpo({ ...recipe, ...small });
      const rows = () =>
        train({ task: task(walk(actionSpace), atMost(1)), algorithm, seed: 0, totalSteps: 80, engine });
      const [first, second] = [...rows()].map((row) => row.losses);
      for (const loss of Object.values(first)) expect(loss).toSatisfy(Number.isFinite);
      expect(second).not.toEqual(first);
    });
  });
});

const walkers = (saved: unknown) =>
  (saved as { learner: LearnerState }).learner.networks.map(({ parameters }) => Array.from(parameters));

it("cppoPid starts from the same networks on every engine", () => {
  const states = engines.map((engine) => {
    const algorithm = lagrangianPpo({ ...recipes.cppoPid, numEnvs: 2, numSteps: 20 });
    return walkers(algorithm.agent(task(walk(discrete(3)), atMost(1)), engine, rngOf("start")).save());
  });
  for (const state of states) {
    for (const [net, parameters] of state.entries()) {
      expect(parameters.every((x, i) => Math.abs(x - states[0][net][i]) < 1e-6)).toBe(true);
    }
  }
});
