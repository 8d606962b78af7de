import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";

/** The set of values an observation or an action may take. */
export interface Space<T> {
  /** How many slots one value takes up in a batch. */
  readonly size: number;
  /** Reads the value stored at slot `offset` of a batch. */
  read(batch: Float32Array, offset: number): T;
  sample(rng: Rng): T;
  contains(value: unknown): boolean;
  /** The space in words, for error messages. */
  readonly description: string;
}

/** Finitely many choices. A batch holds their numbers, 0 to n − 1. */
export interface Discrete<T> extends Space<T> {
  readonly kind: "discrete";
  readonly n: number;
  /** The choices in order of their numbers. */
  readonly values: readonly T[];
}

/** Real vectors. */
export interface Box extends Space<Float32Array> {
  readonly kind: "box";
  readonly low: number;
  readonly high: number;
}

/** What an agent can be asked to choose from. */
export type ActionSpace = Discrete<any> | Box;

/** The values of a space: `Sample<Discrete<"left" | "right">>` is `"left" | "right"`. */
export type Sample<S> = S extends Space<infer T> ? T : never;

/** `discrete("left", "right")` for named choices, `discrete(4)` for numbered ones. */
export function discrete<const Labels extends readonly [string, ...string[]]>(
  ...labels: Labels
): Discrete<Labels[number]>;
export function discrete(n: number): Discrete<number>;
export function discrete(...args: readonly (string | number)[]): Discrete<string | number> {
  const first = args[0];
  if (typeof first === "number" && !(Number.isInteger(first) && first > 0)) {
    throw new Error(`discrete: the number of choices is ${first}; it must be a whole number above 0`);
  }
  const values = typeof first === "number" ? Array.from({ length: first }, (_, i) => i) : args;
  const twin = values.find((value, i) => values.indexOf(value) !== i);
  if (twin !== undefined) throw new Error(`discrete: two choices are called "${twin}"; give each its own name`);
  return {
    kind: "discrete",
    n: values.length,
    values,
    size: 1,
    description: `one of ${values.join(", ")}`,
    read: (batch, offset) => values[batch[offset]],
    sample: (rng) => values[rng.int(values.length)],
    contains: (value) => values.includes(value as string | number),
  };
}

/** A vector of `size` reals between `low` and `high`. */
export function box({ size, low = -Infinity, high = Infinity }: { size: number; low?: number; high?: number }): Box {
  if (!(Number.isInteger(size) && size > 0)) throw new Error(`box: size is ${size}; it must be a whole number above 0`);
  if (!(low < high)) throw new Error(`box: low is ${low} and high is ${high}; low must be below high`);
  return {
    kind: "box",
    size,
    low,
    high,
    description: `${size} numbers between ${low} and ${high}`,
    read: (batch, offset) => batch.subarray(offset, offset + size),
    sample: (rng) => {
      if (!Number.isFinite(low) || !Number.isFinite(high))
        return Float32Array.from({ length: size }, () => rng.normal());
      return Float32Array.from({ length: size }, () => low + (high - low) * rng.uniform());
    },
    contains: (value) => isReals(value) && value.length === size && value.every((x: number) => x >= low && x <= high),
  };
}

const isReals = (value: unknown): value is Reals => value instanceof Float32Array || value instanceof Float64Array;
