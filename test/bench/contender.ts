import type { Engine } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import type { Trained } from "./agreement.ts";
import { learnerAt, type Problem } from "./problem.ts";
import { typedArrays } from "./typedArrays.ts";

/** One implementation of the update and of inference, with the weights and samples of a problem. */
export interface Contender {
  /** One gradient step on these samples. */
  step(index: Uint32Array): void;
  /** Computes policy and critics of observations [batch, obsSize]. */
  infer(obs: Float32Array): void;
  /** What the steps so far have made of the networks. */
  trained(): Promise<readonly Trained[]>;
}

/** Ours run through the learner of the product. */
const ours =
  (engine: Engine) =>
  (problem: Problem): Promise<Contender> => {
    const learner = learnerAt(problem, engine);
    return Promise.resolve({
      step: (index) => learner.step({ index }),
      infer(obs) {
        learner.policyOutputs(obs);
        for (const critic of problem.samples.critics.keys()) learner.values(obs, critic);
      },
      trained: () => Promise.resolve(learner.save().networks),
    });
  };

/** Loaded only where it is wanted: nothing of it shall run beside ours. */
const tfjs = (backend: "wasm" | "cpu") => async (problem: Problem) =>
  (await import("./tfjsUpdate.ts")).tfjsUpdate(backend, problem);

/** All contenders by name. The first is the one that others are compared with. */
export const contenders = {
  wasm: ours(wasm),
  "typed arrays": ours(typedArrays),
  reference: ours(reference),
  "tfjs wasm": tfjs("wasm"),
  "tfjs cpu": tfjs("cpu"),
} satisfies Record<string, (problem: Problem) => Promise<Contender>>;

export type ContenderName = keyof typeof contenders;
export const contenderNames = Object.keys(contenders) as readonly ContenderName[];
