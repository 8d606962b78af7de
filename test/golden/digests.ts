import { createHash } from "node:crypto";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import { costNamesOf, type AnyEnv } from "../../src/env/defineEnv.ts";
import { envIds, loadEnv } from "../../src/env/registry.ts";
import { atMost, task } from "../../src/env/task.ts";
import { vectorize } from "../../src/env/vectorize.ts";
import { rng } from "../../src/math/rng.ts";
import { collect } from "../../src/rollout/collect.ts";
import { rollout, type Row } from "../../src/rollout/rollout.ts";
import { train } from "../../src/train.ts";
import { ford, sled } from "../fixtures.ts";

type Digests = Readonly<Record<string, string>>;

// JSON spells every number so that it reads back to the same bits.
const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

const tasks = [
  task(ford, atMost(1)),
  task(sled, atMost(1, { cost: "effort", kind: "discounted", gamma: 0.9 }), atMost(0.3, { cost: "speed" })),
];

const tasksOfOneConstraint = [task(ford, atMost(1)), task(sled, atMost(0.3, { cost: "speed" }))];

/** Of six updates of every shipped recipe, on choices and on vectors. */
const ofTraining = (): Digests =>
  Object.fromEntries(
    Object.entries(recipes).map(([key, recipe]) => {
      const algorithm = lagrangianPpo({ ...recipe, numSteps: 64 });
      const totalSteps = 64 * recipe.numEnvs * 6;
      const rows = (key === "cpo" ? tasksOfOneConstraint : tasks).flatMap((each) =>
        Array.from(
          train({ task: each, algorithm, seed: 0, totalSteps }),
          ({ update, step, episodes, dual, losses }) => ({ update, step, episodes, dual, losses }),
        ),
      );
      return [key, digest(rows)];
    }),
  );

/** Of random play in every shipped environment: what is seen, earned and paid. */
async function ofEnvironments(): Promise<Digests> {
  const entries = envIds().map(async (id) => [id, digest(randomPlay(await loadEnv(id)))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function randomPlay(env: AnyEnv): unknown {
  const { observationSpace, actionSpace } = env;
  const envs = vectorize(env, { numEnvs: 2, rng: rng(0).split("env") });
  const numCosts = costNamesOf(env).length;
  const data = rollout({
    numSteps: 300,
    numEnvs: 2,
    obsSize: observationSpace.size,
    actionSize: actionSpace.size,
    numCosts,
  });
  const choices = rng(0).split("choices");
  const act = ({ action }: Row) => {
    for (let i = 0; i < action.length; i++) {
      action[i] = actionSpace.kind === "discrete" ? choices.int(actionSpace.n) : choices.normal();
    }
  };
  envs.reset(data.rows[300]);
  collect(envs, act, data);
  return [data.obs, data.nextObs, data.action, data.reward, ...data.costs, data.ended].map((column) =>
    Array.from(column),
  );
}

/** What must be the same on every machine and runtime, forever, or be changed on purpose. */
export const digests = async (): Promise<Digests> => ({ ...ofTraining(), ...(await ofEnvironments()) });
