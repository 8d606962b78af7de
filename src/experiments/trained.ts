import { join } from "node:path";
import type { Agent, Policy } from "../algorithms/algorithm.ts";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import { refuseUnlike } from "../checkpoint/refuseUnlike.ts";
import type { Engine } from "../engine/engine.ts";
import { rng } from "../math/rng.ts";
import { readJson } from "./files.ts";
import type { Place } from "./store.ts";

/** What an agent needs in order to act: all that it saves, but for the experience it remembers. */
export function policyState(agent: Agent): object {
  const { memory: _experience, ...state } = agent.save() as Record<string, unknown>;
  return state;
}

/**
 * The policy that a run ended with.
 *
 * @throws where the run left none, or one that is not of its algorithm and task.
 */
export function trainedPolicy({ folder, run }: Place, engine: Engine): Policy {
  const path = join(folder, "policy.json");
  const state = readJson(path) as Saved | undefined;
  if (state === undefined) throw new Error(`${folder}: holds no policy.json; run it first`);
  const agent = lagrangianPpo(run.algorithm).agent(run.task, engine, rng(run.seed).split("agent"));
  const fresh = agent.save() as Saved;
  // Prices of cost and streams of randomness have no part in how a policy acts.
  const seeing = { learner: state?.learner, normalizer: state?.normalizer };
  refuseUnlike(path, seeing, { learner: fresh.learner, normalizer: fresh.normalizer });
  agent.restore({ ...fresh, ...seeing });
  return agent.policy;
}

interface Saved {
  readonly learner: unknown;
  readonly normalizer: unknown;
}
