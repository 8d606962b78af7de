import { evaluator, namesIn, refuseStrangers, type Formula } from "../math/arithmetic.ts";
import type { Rng } from "../math/rng.ts";
import { costAt, costNamesOf, defineEnv, type AnyEnv, type Env, type Outcome } from "./defineEnv.ts";
import { restoreState, saveState } from "./savedState.ts";
import type { ActionSpace } from "./spaces.ts";

/**
 * An environment with further costs, each a formula in the costs that there are, `reward`, and `step`, which is 1 in the
 * first step of an episode: `derivedCosts(rover, { wear: formula("heat + 0.1 * noise") })`. The formulas become part of
 * the environment's id, since they decide what is learned. What is known exactly of the environment is not known of
 * this one.
 *
 * @throws where a formula uses another name, or a cost is called like one that there is.
 */
export function derivedCosts<State, Actions extends ActionSpace>(
  env: Env<State, Actions>,
  formulas: Readonly<Record<string, Formula>>,
): Env<any, Actions> {
  const given = costNamesOf(env);
  const names = [...given, "reward", "step"];
  const derived = Object.entries(formulas);
  for (const [name, each] of derived) refuseStrangers(`${env.id}: the derived cost "${name}"`, each, names);
  const formulaOf = derived.map(([, { tree }]) => evaluator(tree, names));
  const values = new Float64Array(names.length); // what formulas hear of; steps follow one another

  const outcomeOf = (outcome: Outcome, step: number): Outcome => {
    for (let k = 0; k < given.length; k++) values[k] = costAt(outcome.cost, k);
    values[given.length] = outcome.reward;
    values[given.length + 1] = step;
    const cost = new Array<number>(given.length + formulaOf.length);
    for (let k = 0; k < given.length; k++) cost[k] = values[k];
    for (let k = 0; k < formulaOf.length; k++) cost[given.length + k] = formulaOf[k](values);
    return { ...outcome, cost };
  };

  const { exact: _other, ...rest } = env;
  const counts = derived.some(([, { tree }]) => namesIn(tree).includes("step"));
  return defineEnv<any, Actions>({
    ...rest,
    id: `${env.id} with ${derived.map(([name, each]) => `${name} = ${each.formula}`).join(", ")}`,
    costNames: [...given, ...derived.map(([name]) => name)],
    ...(counts
      ? counted(env, outcomeOf)
      : { step: (state: any, action: any, rng: Rng) => outcomeOf(env.step(state, action, rng), 0) }),
  });
}

interface Counted {
  readonly inner: unknown;
  step: number;
}

/** An environment's methods on states that know the number of the step. */
const counted = (env: AnyEnv, outcomeOf: (outcome: Outcome, step: number) => Outcome) => ({
  reset: (rng: Rng): Counted => ({ inner: env.reset(rng), step: 0 }),
  step: (state: Counted, action: unknown, rng: Rng) => outcomeOf(env.step(state.inner, action, rng), ++state.step),
  observe: ({ inner }: Counted, obs: Parameters<AnyEnv["observe"]>[1]) => env.observe(inner, obs),
  save: ({ inner, step }: Counted): unknown => ({ inner: saveState(env, inner), step }),
  restore: ({ inner, step }: Counted): Counted => ({ inner: restoreState(env, inner), step }),
  ...(env.render && { render: ({ inner }: Counted) => env.render!(inner) }),
  ...(env.scene && { scene: ({ inner }: Counted) => env.scene!(inner) }),
});
