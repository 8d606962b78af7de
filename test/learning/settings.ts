import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { linear } from "../../src/controllers/linear.ts";
import type { Task } from "../../src/env/task.ts";
import { asSeen } from "../../src/observations/asSeen.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { train, type UpdateRow } from "../../src/train.ts";
import { perceptron } from "../../src/networks/perceptron.ts";

/** What a gridworld with one-hot cells asks for: tables instead of networks, and curiosity that fades. */
export const tabular = {
  network: perceptron({ hidden: [] }),
  observation: asSeen(),
  policyOptimizer: adam({ learningRate: 1e-2, maxGradNorm: 0.5 }),
  criticOptimizer: adam({ learningRate: 3e-2 }),
  entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }),
} satisfies Partial<Recipe>;

/** Trains, and means what `measure` says of each update over the last fifth of them. */
export function tailOf<Key extends string>(
  { task, recipe, seed, totalSteps }: { task: Task; recipe: Recipe; seed: number; totalSteps: number },
  measure: (row: UpdateRow) => Readonly<Record<Key, number>>,
): Record<Key, number> {
  const from = 0.8 * Math.floor(totalSteps / (recipe.numEnvs * recipe.numSteps));
  const told: Readonly<Record<Key, number>>[] = [];
  for (const row of train({ task, algorithm: lagrangianPpo(recipe), seed, totalSteps })) {
    if (row.update > from) told.push(measure(row));
  }
  const mean = (key: Key) => told.reduce((sum, numbers) => sum + numbers[key], 0) / told.length;
  return Object.fromEntries((Object.keys(told[0]) as Key[]).map((key) => [key, mean(key)])) as Record<Key, number>;
}
