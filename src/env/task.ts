import { shown } from "../shown.ts";
import { costNamesOf, type AnyEnv } from "./defineEnv.ts";

/**
 * A promise that a policy has to keep, in the unit of its kind:
 *
 * - `episodic`: E[Σₜ cₜ] ≤ limit, cost per episode, undiscounted (the default);
 * - `discounted`: E[Σₜ γᵗ cₜ] ≤ limit;
 * - `rate`: E[Σₜ cₜ] / E[T] ≤ limit, cost per step.
 */
export interface Constraint {
  /** The name of the cost, one of the environment's `costNames`. */
  readonly cost: string;
  readonly costLimit: number;
  readonly kind: "episodic" | "discounted" | "rate";
  /** The discount of a `discounted` constraint. */
  readonly gamma: number;
}

/** An environment and the promises to be kept in it. */
export interface Task {
  readonly env: AnyEnv;
  readonly constraints: readonly Constraint[];
}

/** A constraint: the cost may reach, and not exceed, the limit. */
export function atMost(
  costLimit: number,
  { cost = "cost", kind = "episodic", gamma = 0.99 }: Partial<Omit<Constraint, "costLimit">> = {},
): Constraint {
  if (typeof cost !== "string") throw new Error(`atMost: the cost is ${shown(cost)}; it must be the name of one`);
  if (!(typeof costLimit === "number" && costLimit >= 0 && costLimit < Infinity)) {
    throw new Error(`atMost: the limit on "${cost}" is ${shown(costLimit)}; it must be a finite number, 0 or above`);
  }
  if (!["episodic", "discounted", "rate"].includes(kind)) {
    throw new Error(`atMost: kind is ${shown(kind)}; expected one of episodic, discounted, rate`);
  }
  if (!(typeof gamma === "number" && gamma >= 0 && gamma <= 1)) {
    throw new Error(`atMost: gamma is ${shown(gamma)}; it must lie in [0, 1]`);
  }
  return { cost, costLimit, kind, gamma };
}

/**
 * An environment together with its constraints, which may also be none.
 *
 * @throws where there is no environment, a constraint names a cost that the environment does not have, or two name the same.
 */
export function task(env: AnyEnv, ...constraints: readonly Constraint[]): Task {
  refuseNoEnv(env);
  const known = costNamesOf(env);
  const wrong = constraints.findIndex((each) => typeof each?.cost !== "string");
  if (wrong >= 0) {
    throw new Error(
      `${env.id}: constraint ${wrong} is ${shown(constraints[wrong])}; it must be one such as atMost(25)`,
    );
  }
  const names = constraints.map(({ cost }) => cost);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`${env.id}: no cost is called "${stranger}"; it has ${known.join(", ")}`);
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin !== undefined) throw new Error(`${env.id}: two constraints are on "${twin}"; keep one`);
  return { env, constraints };
}

/** @throws where something else stands in the place of an environment, such as its id. */
function refuseNoEnv(env: unknown): void {
  if (typeof env === "object" && env !== null && typeof (env as AnyEnv).id === "string") return;
  const name = typeof env === "string" ? env : "Bridge-v0";
  throw new Error(
    `task: the environment is ${shown(env)}; it must be one itself, not its id: import it, or await loadEnv("${name}")`,
  );
}

/** One limit per cost of the environment, in its order; Infinity where there is none. */
export const limitsOf = ({ env, constraints }: Task): number[] =>
  costNamesOf(env).map((name) => constraints.find(({ cost }) => cost === name)?.costLimit ?? Infinity);
