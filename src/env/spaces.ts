import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import { shown } from "../shown.ts";

/** The set of values an observation or an action may take. */
export interface Space<T> {
  /** How many slots one value takes up in a batch. */
  readonly size: number;
  /** Reads the value stored at slot `offset` of a batch. */
  read(batch: Float32Array, offset: number): T;
  /** Stores a value at slot `offset` of a batch. */
  write(value: T, batch: Float32Array, offset: number): void;
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

/**
 * Several choices at once, by name or in a list. A value has one value of each
 * part, under the same name or at the same place; a batch holds them one after another.
 */
export interface Product<P extends Parts> extends Space<Values<P>> {
  readonly kind: "product";
  readonly parts: P;
}

export type Parts = readonly ActionSpace[] | Readonly<Record<string, ActionSpace>>;

/** What the values of a product look like: `{ gear: "low" | "high"; steer: Float32Array }`. */
export type Values<P extends Parts> = { readonly [Name in keyof P]: Sample<P[Name]> };

/** What an agent can be asked to choose from. */
export type ActionSpace = Discrete<any> | Box | Product<any>;

/** Whether a value is a space that an agent can choose from. */
export const isActionSpace = (value: unknown): value is ActionSpace =>
  value !== null
  && typeof value === "object"
  && "kind" in value
  && ["discrete", "box", "product"].includes(value.kind as string);

/** The values of a space: `Sample<Discrete<"left" | "right">>` is `"left" | "right"`. */
export type Sample<S> = S extends Space<infer T> ? T : never;

const MOST_CHOICES = 2 ** 24; // whole numbers of which a Float32Array holds each

/** `discrete("left", "right")` for named choices, `discrete(4)` for numbered ones. */
export function discrete<const Labels extends readonly [string, ...string[]]>(
  ...labels: Labels
): Discrete<Labels[number]>;
export function discrete(n: number): Discrete<number>;
export function discrete(...args: readonly (string | number)[]): Discrete<string | number> {
  const first = args[0];
  if (typeof first === "number" && !(Number.isInteger(first) && first > 0 && first <= MOST_CHOICES)) {
    const rule = first > MOST_CHOICES ? `of at most ${MOST_CHOICES}, as far as a batch counts exactly` : "above 0";
    throw new Error(`discrete: the number of choices is ${first}; it must be a whole number ${rule}`);
  }
  const stranger = args.findIndex((value) => typeof value !== "string");
  if (typeof first !== "number" && (args.length === 0 || stranger >= 0)) {
    throw new Error(
      `discrete: a choice is ${shown(args[stranger])}; give a number of choices, or their names as texts`,
    );
  }
  const values = typeof first === "number" ? Array.from({ length: first }, (_, i) => i) : args;
  const twin = values.find((value, i) => values.indexOf(value) !== i);
  if (twin !== undefined) throw new Error(`discrete: two choices are called "${twin}"; give each its own name`);
  return {
    kind: "discrete",
    n: values.length,
    values,
    size: 1,
    description:
      typeof first === "number" && first > 9 ? `one of 0, 1, …, ${first - 1}` : `one of ${values.join(", ")}`,
    read: (batch, offset) => values[batch[offset]],
    write: (value, batch, offset) => void (batch[offset] = values.indexOf(value)),
    sample: (rng) => values[rng.int(values.length)],
    contains: (value) => values.includes(value as string | number),
  };
}

/** A vector of `size` reals between `low` and `high`. Samples are uniform, or normal where a bound is infinite. */
export function box(options: { size: number; low?: number; high?: number }): Box {
  const { size, low = -Infinity, high = Infinity } = options ?? {};
  if (!(Number.isInteger(size) && size > 0))
    throw new Error(`box: size is ${shown(size)}; it must be a whole number above 0`);
  const areNumbers = typeof low === "number" && typeof high === "number";
  if (!(areNumbers && low < high)) {
    const rule = areNumbers ? "low must be below high" : "they must be numbers";
    throw new Error(`box: low is ${shown(low)} and high is ${shown(high)}; ${rule}`);
  }
  // As a Float32Array holds them, for it holds the values.
  const least = Math.min(low, Math.fround(low));
  const most = Math.max(high, Math.fround(high));
  const draw = (rng: Rng) => {
    if (Number.isFinite(high - low)) return low + (high - low) * rng.uniform();
    const distance = rng.normal();
    if (Number.isFinite(low)) return low + Math.abs(distance);
    return Number.isFinite(high) ? high - Math.abs(distance) : distance;
  };
  return {
    kind: "box",
    size,
    low,
    high,
    description: `${size} ${size === 1 ? "number" : "numbers"} between ${low} and ${high}`,
    read: (batch, offset) => batch.subarray(offset, offset + size),
    write: (value, batch, offset) => batch.set(value, offset),
    sample: (rng) => Float32Array.from({ length: size }, () => draw(rng)),
    contains: (value) => isReals(value) && value.length === size && value.every((x: number) => x >= least && x <= most),
  };
}

const isReals = (value: unknown): value is Reals => value instanceof Float32Array || value instanceof Float64Array;
