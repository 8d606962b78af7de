import fc from "fast-check";
import type { ActionSpace } from "../../src/env/spaces.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import type { Head, HeadMaker } from "../../src/policies/head.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { anySpace, boundedSpace } from "../env/anySpace.ts";

/** A head, and one row of outputs, free parameters and a direction in them to ask it about. */
export interface Question {
  readonly space: ActionSpace;
  readonly head: Head;
  readonly stride: number;
  readonly row: number;
  readonly outputs: Float64Array; // [numOutputs, stride], not numbers outside the row; as the following
  readonly oldOutputs: Float64Array;
  readonly tangent: Float64Array;
  readonly free: Float64Array; // [numFree], as the following
  readonly oldFree: Float64Array;
  readonly freeTangent: Float64Array;
  readonly seed: number;
}

const headsOf = (maker: HeadMaker, spaces: fc.Arbitrary<ActionSpace>) =>
  spaces.map((space) => ({ space, head: maker(space) }));

/** Any head of clipped Gaussians, on any space. */
export const unsquashedHead = fc.oneof(
  headsOf(clippedGaussian(), anySpace),
  headsOf(clippedGaussian({ spread: "state", logStd: -1 }), anySpace),
);

/** Any head, on any space that fits it. */
export const anyHead = fc.oneof(
  unsquashedHead,
  headsOf(squashedGaussian(), boundedSpace),
  headsOf(squashedGaussian({ spread: "state", logStd: 0.5 }), boundedSpace),
);

const numbers = (count: number, min: number, max: number) =>
  fc
    .array(fc.double({ min, max, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values));

/** One row of values, placed where a head has to look for them. */
export function placed(values: Iterable<number>, stride: number, row: number): Float64Array {
  const column = [...values];
  const all = new Float64Array(column.length * stride).fill(NaN);
  for (const [o, value] of column.entries()) all[o * stride + row] = value;
  return all;
}

/** The row again. */
export const rowOf = (all: Float64Array, stride: number, row: number): Float64Array =>
  Float64Array.from({ length: all.length / stride }, (_, o) => all[o * stride + row]);

/** A head with random outputs and free parameters. */
export const question = (heads: fc.Arbitrary<{ space: ActionSpace; head: Head }> = anyHead): fc.Arbitrary<Question> =>
  heads.chain(({ space, head }) =>
    fc.integer({ min: 1, max: 4 }).chain((stride) =>
      fc.integer({ min: 0, max: stride - 1 }).chain((row) => {
        const inRow = (min: number, max: number) =>
          numbers(head.numOutputs, min, max).map((values) => placed(values, stride, row));
        return fc.record({
          space: fc.constant(space),
          head: fc.constant(head),
          stride: fc.constant(stride),
          row: fc.constant(row),
          outputs: inRow(-2, 2),
          oldOutputs: inRow(-2, 2),
          tangent: inRow(-1, 1),
          free: numbers(head.numFree, -1, 0.5),
          oldFree: numbers(head.numFree, -1, 0.5),
          freeTangent: numbers(head.numFree, -1, 1),
          seed: fc.integer(),
        });
      }),
    ),
  );

/** What a method writes and adds, given room for both. Other rows and what was there before are watched over. */
export function gradientOf(
  { head, stride, row }: Pick<Question, "head" | "stride" | "row">,
  write: (gradient: Float64Array, freeGradient: Float64Array) => void,
): readonly [outputs: Float64Array, free: Float64Array] {
  const gradient = new Float64Array(head.numOutputs * stride).fill(77);
  const freeGradient = new Float64Array(head.numFree).fill(8);
  write(gradient, freeGradient);
  for (const [i, x] of gradient.entries()) {
    if (i % stride !== row && x !== 77) throw new Error(`index ${i} belongs to another row, and was written to`);
  }
  return [rowOf(gradient, stride, row), freeGradient.map((x) => x - 8)];
}

/** Outputs and free parameters, a little along a direction. */
export const moved = (
  { outputs, tangent, free, freeTangent }: Question,
  by: number,
): readonly [outputs: Float64Array, free: Float64Array] => [
  outputs.map((x, i) => x + by * tangent[i]),
  free.map((x, i) => x + by * freeTangent[i]),
];

export const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0);
