import { shown } from "../shown.ts";
import { product } from "./product.ts";
import { discrete, type Discrete, type Product } from "./spaces.ts";

/** How many choices there are, or what they are called. */
type Choices = number | readonly [string, ...string[]];
type DiscreteOf<C> = C extends readonly string[] ? Discrete<C[number]> : Discrete<number>;

/**
 * Several finite choices at once, a product of {@link discrete} spaces. An action of
 * `multiDiscrete([3, 4])` is a list such as `[2, 0]`, and one of
 * `multiDiscrete({ gear: ["low", "high"], turn: 3 })` is such as `{ gear: "low", turn: 2 }`.
 */
export function multiDiscrete<const C extends readonly Choices[] | Readonly<Record<string, Choices>>>(
  choices: C,
): Product<{ readonly [Name in keyof C]: DiscreteOf<C[Name]> }> {
  if (typeof choices !== "object" || choices === null) {
    throw new Error(`multiDiscrete: it was given ${shown(choices)}; it must be a record or a list of choices`);
  }
  const spaceOf = (each: Choices): Discrete<any> => {
    if (typeof each === "number") return discrete(each);
    if (Array.isArray(each)) return discrete(...(each as [string]));
    throw new Error(`multiDiscrete: a choice is ${shown(each)}; it must be a number of choices, or their names`);
  };
  const parts = Array.isArray(choices)
    ? choices.map(spaceOf)
    : Object.fromEntries(Object.entries(choices).map(([name, each]) => [name, spaceOf(each)]));
  return product(parts) as Product<any>;
}
