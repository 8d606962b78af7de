import { shown } from "../shown.ts";
import { costNamesOf, type AnyEnv, type Outcome } from "./defineEnv.ts";

/** Where something happened. Step 0 is the reset. */
export interface Moment {
  readonly step: number;
  readonly seed: number;
}

/** @throws where an observation, prefilled with NaN, was not fully written or lies outside its space. */
export function checkObservation({ id, observationSpace }: AnyEnv, obs: Float32Array, moment: Moment): void {
  const { low, high } = observationSpace;
  const [least, most] = [Math.fround(low), Math.fround(high)]; // as a Float32Array would hold them
  const index = obs.findIndex((x) => !(Number.isFinite(x) && x >= least && x <= most));
  if (index === -1) return;
  const wrote = Number.isNaN(obs[index]) ? "NaN, or nothing," : `${obs[index]}`;
  const rule = `every observation must lie in observationSpace, ${low} to ${high}`;
  throw new Error(`${id}: observe wrote ${wrote} at index ${index} on ${when(moment)}; ${rule}`);
}

/**
 * Checks what a step brought, and answers its costs as a list.
 *
 * @throws where a number is not finite, a cost is below 0 or missing, or a flag is no boolean.
 */
export function checkOutcome(env: AnyEnv, outcome: Outcome, moment: Moment): readonly number[] {
  const refuse = (what: string, rule: string): never => {
    throw new Error(`${env.id}: step answered ${what} on ${when(moment)}; ${rule}`);
  };
  if (typeof outcome !== "object" || outcome === null) refuse(shown(outcome), "it must answer { reward, cost, … }");
  const { reward, cost, info = {} } = outcome;
  if (!Number.isFinite(reward)) refuse(`reward ${shown(reward)}`, "it must be a finite number");

  const names = costNamesOf(env);
  const costs: readonly unknown[] = Array.isArray(cost) ? cost : [cost];
  if (costs.length !== names.length) {
    refuse(`${costs.length} cost(s)`, `it must be ${names.length}, one for each of ${names.join(", ")}`);
  }
  costs.forEach((x, k) => {
    if (!(Number.isFinite(x) && (x as number) >= 0)) {
      refuse(`${names[k]} ${shown(x)}`, "a cost must be a finite number, 0 or above");
    }
  });

  for (const flag of ["terminated", "truncated"] as const) {
    if (!["boolean", "undefined"].includes(typeof outcome[flag])) {
      refuse(`${flag} ${shown(outcome[flag])}`, "it must be true or false, or left out");
    }
  }
  if (typeof info !== "object" || info === null) refuse(`info ${shown(info)}`, "it must be a record, or left out");
  for (const [name, value] of Object.entries(info)) {
    if (!Number.isFinite(value)) refuse(`info.${name} ${shown(value)}`, "diagnostics must be finite numbers");
  }
  return costs as readonly number[];
}

/**
 * As much of {@link checkOutcome} as every step can afford.
 *
 * @throws where a step answered no outcome at all, or a reward that is no number.
 */
export function refuseNoOutcome(id: string, outcome: unknown): void {
  if (typeof outcome === "object" && outcome !== null && typeof (outcome as Outcome).reward === "number") return;
  throw new Error(`${id}: step answered ${shown(outcome)}; it must answer { reward, cost, … }, the reward a number`);
}

export const when = ({ step, seed }: Moment): string => `${step === 0 ? "reset" : `step ${step}`} (seed ${seed})`;
