import { join } from "node:path";
import type { Agent, Policy } from "../algorithms/algorithm.ts";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
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
 * @throws where the run left none.
 */
export function trainedPolicy({ folder, run }: Place, engine: Engine): Policy {
  const state = readJson(join(folder, "policy.json")) as object | undefined;
  if (!state) throw new Error(`${folder}: holds no policy.json; run it first`);
  const agent = lagrangianPpo(run.algorithm).agent(run.task, engine, rng(run.seed).split("agent"));
  agent.restore({ ...(agent.save() as object), ...state });
  return agent.policy;
}
