import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import twoCosts from "../../envs/twoCosts.ts";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import safetyPointCircle1 from "../../envs/safetyPointCircle1.ts";
import { everything } from "../../src/algorithms/everything.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import type { Checkpoint } from "../../src/checkpoint/checkpoint.ts";
import { readCheckpoint, writeCheckpoint } from "../../src/checkpoint/files.ts";
import { seal, unseal } from "../../src/checkpoint/seal.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import type { AnyEnv } from "../../src/env/defineEnv.ts";
import { atMost, task, type Task } from "../../src/env/task.ts";
import type { Rng } from "../../src/math/rng.ts";
import { vtrace } from "../../src/estimators/vtrace.ts";
import { evaluate } from "../../src/evaluate.ts";
import { replayed } from "../../src/memories/replayed.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { runningNormalization } from "../../src/observations/runningNormalization.ts";
import { train, type TrainOptions, type UpdateRow } from "../../src/train.ts";
import { pond } from "../env/pond.ts";
import { ford, sled } from "../fixtures.ts";

const small = { numEnvs: 2, numSteps: 11, network: perceptron({ hidden: [4] }), epochs: 2 };
const perUpdate = 22;
const remembering = {
  ...recipes.ppoLagrangian,
  name: "remembering",
  observation: runningNormalization(),
  memory: replayed({ numRollouts: 3 }),
  advantage: vtrace(),
  costAdvantage: vtrace(),
};
const tasks: Readonly<Record<string, Task>> = {
  "a gridworld with slip": task(bridgeSlip, atMost(1)),
  "a point robot": task(safetyPointCircle1, atMost(5, { kind: "discounted", gamma: 0.9 })),
  "several costs": task(twoCosts, ...twoCosts.costNames!.map((cost) => atMost(0.5, { cost }))),
  diagnostics: task(pond, atMost(1, { kind: "rate" })),
};
const options = (what: Task, recipe = everything, numUpdates = 5): TrainOptions => ({
  task: what,
  algorithm: lagrangianPpo({ ...recipe, ...small }),
  seed: 3,
  totalSteps: perUpdate * numUpdates,
});

/** What a row says, and all that the agent is after it. */
const story = ({ agent, checkpoint: _checkpoint, ...row }: UpdateRow) => ({ ...row, agent: agent.save() });

/** The rows of training that never stops, with the checkpoint of each; and how the last policy does. */
function undisturbed(training: TrainOptions) {
  const checkpoints: Checkpoint[] = [];
  const rows = Array.from(train(training), (row) => {
    checkpoints.push(row.checkpoint());
    return { row, told: story(row) };
  });
  return { checkpoints, told: rows.map(({ told }) => told), final: final(training, rows.at(-1)!.row) };
}
const final = ({ task: what }: TrainOptions, { agent }: UpdateRow) =>
  evaluate({ task: what, policy: agent.policy, mode: "stochastic", seed: 9, numEpisodes: 1 });

/** CPO keeps one constraint. */
const within = (key: string, { env, constraints }: Task): Task =>
  key === "cpo" ? task(env, ...constraints.slice(0, 1)) : task(env, ...constraints);

const throughFile = (checkpoint: Checkpoint) => unseal(seal(checkpoint), "memory");

describe("training that goes on from a checkpoint", () => {
  const cases = Object.entries({ ...recipes, remembering }).flatMap(([key, recipe]) =>
    Object.entries(tasks).map(([what, each]) => [key, what, options(within(key, each), recipe)] as const),
  );

  it.each(cases)(
    "%s in %s — has the bits of training that never stopped, wherever it is cut",
    (_key, _what, training) => {
      const whole = undisturbed(training);
      for (const [i, checkpoint] of whole.checkpoints.slice(0, -1).entries()) {
        const from = i % 2 === 0 ? checkpoint : throughFile(checkpoint);
        const rows = Array.from(train({ ...training, from }), (row) => ({ row, told: story(row) }));
        expect(rows.map(({ told }) => told)).toEqual(whole.told.slice(i + 1));
        if (i === 1) expect(final(training, rows.at(-1)!.row)).toEqual(whole.final);
      }
    },
  );

  it("may be cut as often as one likes, at any update, in episodes of any length", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    const examples = fc.record({ cuts, numSteps: fc.integer({ min: 3, max: 13 }), onSled: fc.boolean() });
    fc.assert(
      fc.property(examples, ({ cuts, numSteps, onSled }) => {
        const limits = [atMost(1, { cost: "effort" }), atMost(0.3, { cost: "speed" })];
        const what = onSled ? task(sled, ...limits) : task(ford, atMost(1));
        const algorithm = lagrangianPpo({ ...remembering, ...small, numSteps });
        const training = { task: what, algorithm, seed: numSteps, totalSteps: 2 * numSteps * 10 };
        const whole = Array.from(train(training), story);
        const told: ReturnType<typeof story>[] = [];
        let from: Checkpoint | undefined;
        for (const cut of [...cuts.toSorted((a, b) => a - b), Infinity]) {
          for (const row of train({ ...training, ...(from && { from }) })) {
            told.push(story(row));
            if (row.update < cut) continue;
            from = throughFile(row.checkpoint());
            break;
          }
        }
        expect(told).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it("does on the reference engine as well", () => {
    const training = { ...options(task(sled, atMost(1, { cost: "speed" }))), engine: reference };
    const whole = undisturbed(training);
    const rest = Array.from(train({ ...training, from: throughFile(whole.checkpoints[2]) }), story);
    expect(rest).toEqual(whole.told.slice(3));
  });

  it("leaves the checkpoint as it is, so that it may be gone on from twice", () => {
    const training = options(tasks["a gridworld with slip"], remembering);
    const { checkpoints } = undisturbed(training);
    const before = seal(checkpoints[1]);
    const [once, twice] = [0, 1].map(() => Array.from(train({ ...training, from: checkpoints[1] }), story));
    expect(twice).toEqual(once);
    expect(seal(checkpoints[1])).toEqual(before);
  });

  it("has nothing left to do after the last update", () => {
    const training = options(tasks.diagnostics);
    expect([...train({ ...training, from: undisturbed(training).checkpoints.at(-1)! })]).toEqual([]);
  });

  it("saves states as an environment says that they are saved", () => {
    // What matters lies in a table that no clone of a state reaches.
    const places: number[] = [];
    type State = ReturnType<typeof ford.reset> & { at: number };
    const hidden: AnyEnv = {
      ...ford,
      reset: (rng: Rng): State => ({ ...ford.reset(rng), at: places.push(0) - 1 }),
      step(state: State, action: "wade" | "walk", rng: Rng) {
        places[state.at] += rng.uniform();
        return { ...ford.step(state, action, rng), reward: places[state.at] };
      },
      save: (state: State) => ({ ...state, place: places[state.at] }),
      restore: ({ place, ...state }) => ({ ...state, at: places.push(place) - 1 }),
    };
    const training = options(task(hidden, atMost(1)));
    const whole = undisturbed(training);
    places.fill(NaN);
    const rest = Array.from(train({ ...training, from: throughFile(whole.checkpoints[0]) }), story);
    const loose = ({ agent: _agent, ...row }: ReturnType<typeof story>) => row;
    expect(rest.map(loose)).toEqual(whole.told.slice(1).map(loose));
  });
});

describe("row.checkpoint", () => {
  it("is of the row that training stands at, and says so where it does not", () => {
    const rows = [...train(options(tasks.diagnostics))];
    expect(rows.at(-1)!.checkpoint().update).toBe(5);
    expect(() => rows[1].checkpoint()).toThrow(
      "train: the checkpoint of update 2 was asked for after training had gone on; ask while its row is the latest",
    );
  });
});

describe("train from a checkpoint of other training", () => {
  const training = options(task(ford, atMost(1)));
  const [first] = train(training);
  const from = first.checkpoint();
  const other = (recipe: object) => lagrangianPpo({ ...everything, ...small, ...recipe });

  it.each<[what: string, changes: Partial<TrainOptions>, message: string]>([
    ["seed", { seed: 4 }, "(seed 3 there, 4 here)"],
    ["limit", { task: task(ford, atMost(2)) }, "(constraints.0.costLimit 1 there, 2 here)"],
    ["environment", { task: task(pond, atMost(1)) }, "(env Ford-v0 there, Pond-v0 here)"],
    ["time limit", { task: task({ ...ford, maxEpisodeSteps: 7 }, atMost(1)) }, "(maxEpisodeSteps 6 there, 7 here)"],
    ["setting", { algorithm: other({ epochs: 3 }) }, "(algorithm.epochs 2 there, 3 here)"],
    ["engine", { engine: reference }, "(engine wasm there, reference here)"],
    [
      "length",
      { totalSteps: perUpdate * 10 },
      "(totalSteps 110 there, 220 here); schedules depend on it, so go on with 110 or begin anew",
    ],
  ])("refuses another %s, naming it", (_what, changes, message) => {
    expect(() => train({ ...training, ...changes, from: throughFile(from) }).next()).toThrow(
      `train: the checkpoint is of other training ${message}`,
    );
  });
});

describe("a checkpoint file", () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-checkpoint-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("goes on like the checkpoint that was written", () => {
    const training = options(tasks["several costs"], remembering);
    const whole = undisturbed(training);
    const path = join(folder, "kept");
    writeCheckpoint(path, whole.checkpoints[2]);
    expect(Array.from(train({ ...training, from: readCheckpoint(path) }), story)).toEqual(whole.told.slice(3));
  });
});
