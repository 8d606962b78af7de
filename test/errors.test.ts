import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import bridge from "../envs/bridge.ts";
import pond from "../envs/pond.ts";
import { writeJson } from "../src/experiments/files.ts";
import { places, refuseOthers, refuseUnwritable } from "../src/experiments/store.ts";
import {
  ablate,
  asGymnasium,
  atMost,
  box,
  cppoPid,
  defineEnv,
  defineExperiment,
  definePart,
  discrete,
  gae,
  lagrangianPpo,
  loadEnv,
  perceptron,
  pid,
  recovering,
  task,
  train,
  type PolicyColumns,
  type Recipe,
  type Tape,
} from "../src/index.ts";

// Each mistake, and the one sentence that it earns: where, what is wrong, what would be right.

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-errors-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small: Recipe = { ...cppoPid, numEnvs: 2, numSteps: 8, network: perceptron({ hidden: [4] }), epochs: 1 };
const ask = (change: object) =>
  defineExperiment({
    name: "mistake",
    question: "?",
    tasks: [task(bridge, atMost(1))],
    algorithms: [small],
    seeds: [0],
    totalSteps: 64,
    ...change,
  });
const learnIn = (env: typeof sensor, recipe = small) => [
  ...train({ task: task(env, atMost(1)), algorithm: lagrangianPpo(recipe), seed: 0, totalSteps: 64 }),
];
const sensor = defineEnv({
  id: "Sensor-v0",
  observationSpace: box({ size: 1 }),
  actionSpace: box({ size: 1, low: -1, high: 1 }),
  maxEpisodeSteps: 5,
  reset: () => ({ steps: 0 }),
  step(state) {
    state.steps++;
    return { reward: 0, cost: 0 };
  },
  observe: ({ steps }, obs) => void (obs[0] = steps),
});

const mistakes: Record<string, [mistake: () => unknown, sentence: string]> = {
  "an unknown option": [
    () => gae({ lam: 0.9 } as object),
    'gae: unknown option "lam"; expected one of gamma, gaeLambda',
  ],
  "an option of the wrong type": [() => pid({ kp: "2" } as object), 'pid: kp is "2"; it must be a number, such as 2'],
  "an option out of range": [() => gae({ gamma: 1.2 }), "gae: gamma is 1.2; it must lie in [0, 1]"],
  "a word that is almost right": [
    () => perceptron({ activation: "tahn" as "tanh" }),
    'perceptron: activation is "tahn"; it must be one of tanh, relu, elu, silu, gelu; did you mean "tanh"?',
  ],
  "layers that cannot be": [
    () => perceptron({ hidden: [64, -1] }),
    "perceptron: hidden is [64,-1]; it must be a list of layer sizes, such as [64, 64] or []",
  ],
  "a loss that ignores the policy": [
    () => {
      const blind = definePart("blind", {}, () => ({ record: (t: Tape, x: PolicyColumns) => t.abs(x.advantage) }));
      return learnIn(sensor, { ...small, policyLoss: blind() });
    },
    "policyLoss: the loss uses nothing that the policy can change; make it depend on ratio or logProb",
  ],
  "rewards beyond all measure": [
    () => learnIn({ ...sensor, step: () => ({ reward: 1e25, cost: 0 }) }),
    "update 1: value critic, ",
  ],
  "no part where one belongs": [
    () => recovering({ penalty: 3 } as object),
    "recovering: penalty is 3; it must be a part, such as rescaled()",
  ],
  "an unknown part in an ablation": [
    () => ablate(small, { x: { multplier: pid() } as object }),
    'ablate: "x" changes "multplier"; did you mean multiplier?',
  ],
  "a recipe that cannot be": [
    () => lagrangianPpo({ ...small, epochs: 2.5 }),
    'recipe "CPPO-PID": epochs is 2.5; it must be a whole number above 0',
  ],
  "a negative limit": [() => atMost(-1), 'atMost: the limit on "cost" is -1; it must be a finite number, 0 or above'],
  "a limit on no cost": [
    () => task(bridge, atMost(1, { cost: "heat" })),
    'Bridge-v0: no cost is called "heat"; it has cost',
  ],
  "a reward that is not a number": [
    () => learnIn({ ...sensor, step: () => ({ reward: NaN, cost: 0 }) }),
    "Sensor-v0: the reward is NaN at step 0 of a rollout, in copy 0; it must be a finite number",
  ],
  "an observation that is not a number": [
    () => learnIn({ ...sensor, observe: ({ steps }, obs) => void (obs[0] = steps > 2 ? NaN : 0) }),
    "Sensor-v0: an observation is NaN at step 2 of a rollout, in copy 0; it must be a finite number",
  ],
  "a cost below 0": [
    () => learnIn({ ...sensor, step: () => ({ reward: 0, cost: -1 }) }),
    'Sensor-v0: the cost "cost" is -1 at step 0 of a rollout, in copy 0; it must be a finite number, 0 or above',
  ],
  "an action outside its space": [
    () => {
      const env = asGymnasium(pond);
      env.reset();
      env.step("jump" as "up");
    },
    'Pond-v0: step was given "jump"; an action is one of left, right, up, down',
  ],
  "two algorithms of one name": [
    () => ask({ algorithms: [small, small] }),
    'experiment "mistake": two algorithms are called "CPPO-PID"; give each its own name',
  ],
  "an experiment that is none": [() => defineExperiment(null as never), "experiment: name is undefined; it names a"],
  "a list that is none": [
    () => ask({ seeds: { length: 3 } }),
    'experiment "mistake": seeds is {"length":3}; it must be a list',
  ],
  "a number of seeds": [
    () => ask({ seeds: 3 }),
    'experiment "mistake": seeds is 3; it must be a list such as range(3)',
  ],
  "the id of an environment for itself": [
    () => task("Lift-v0" as never, atMost(1)),
    'task: the environment is "Lift-v0"; it must be one itself, not its id: import it, or await loadEnv("Lift-v0")',
  ],
  "no environment": [() => task(undefined as never), "task: the environment is undefined; it must be one itself"],
  "a misspelled key of a recipe": [
    () => lagrangianPpo({ ...small, multiplyer: pid() } as Recipe),
    'recipe "CPPO-PID": unknown key "multiplyer"; did you mean multiplier?',
  ],
  "an environment for a task": [() => ask({ tasks: [bridge] }), "it must be a task, such as task(env, atMost(25))"],
  "a seed that is no number": [
    () => ask({ seeds: ["0"] }),
    'experiment "mistake": seeds[0] is "0"; it must be a whole number',
  ],
  "options that are none": [() => gae(null as never), "gae: its options are null; they must be a record, such as {}"],
  "a list that holds itself": [
    () => {
      const hidden: unknown[] = [];
      hidden.push(hidden);
      return perceptron({ hidden: hidden as number[] });
    },
    "perceptron: hidden is a list; it must be a list of layer sizes, such as [64, 64] or []",
  ],
  "more choices than a batch can count": [
    () => discrete(2 ** 24 + 1),
    "discrete: the number of choices is 16777217; it must be a whole number of at most 16777216",
  ],
  "choices of two kinds": [
    () => discrete("left", 5 as unknown as string),
    "discrete: a choice is 5; give a number of choices, or their names as texts",
  ],
  "a step without an answer": [
    () => learnIn({ ...sensor, step: () => undefined as never }),
    "Sensor-v0: step answered undefined; it must answer { reward, cost, … }, the reward a number",
  ],
  "a cost that is a text": [
    () => learnIn({ ...sensor, step: () => ({ reward: 0, cost: "1" as never }) }),
    'Sensor-v0: the cost "cost" is NaN at step 0 of a rollout, in copy 0; it must be a finite number, 0 or above',
  ],
  "too few steps": [
    () => ask({ totalSteps: 15 }),
    'experiment "mistake": totalSteps is 15, less than the 16 that one update of "CPPO-PID" gathers; give it more',
  ],
  "a file that is not there": [
    () => loadEnv("envs/pand.ts"),
    "envs/pand.ts: there is no such file; did you mean envs/pond.ts",
  ],
  "an unknown environment": [
    () => loadEnv("Pnod-v0"),
    'environment "Pnod-v0": no shipped environment has this id; did you mean Pond-v0',
  ],
  "a folder that cannot be written to": [
    () => {
      writeFileSync(join(folder, "file"), "");
      refuseUnwritable(join(folder, "file", "results"));
    },
    "cannot be written to (ENOTDIR); use --out with a folder that can",
  ],
  "results of another configuration in the way": [
    () => {
      const [there] = places(ask({ totalSteps: 128 }), "wasm", folder);
      writeJson(join(there.folder, "run.json"), { hash: there.hash, settings: there.settings });
      refuseOthers(folder, places(ask({}), "wasm", folder));
    },
    "totalSteps 128 there, 64 here",
  ],
};

it.each(Object.entries(mistakes))("answers %s in one sentence", async (_name, [mistake, sentence]) => {
  const error = await Promise.resolve()
    .then(mistake)
    .then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
  expect(error?.message).toContain(sentence);
  expect(error?.message).not.toContain("\n");
});
