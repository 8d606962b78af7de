import fc from "fast-check";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete, type ActionSpace } from "../../src/env/spaces.ts";

const bound = fc.double({ min: -3, max: 3, noNaN: true });
const size = fc.integer({ min: 1, max: 4 });

/** A box with two walls. */
export const boundedBox = fc
  .record({ size, low: bound, width: fc.double({ min: 0.1, max: 5, noNaN: true }) })
  .map(({ size, low, width }) => box({ size, low, high: low + width }));

const openBox = fc
  .record({ size, low: fc.constantFrom(-Infinity, -0.1), high: fc.constantFrom(Infinity, 0.1) })
  .map(box);

const choices = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((n) => discrete(n)),
  fc.constant(discrete("left", "right")),
);
const dials = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
  .map((counts) => multiDiscrete(counts));

/** Any action space: choices, boxes of one kind, and products of them, down to products of products. */
const spacesWith = (boxes: fc.Arbitrary<ActionSpace>): fc.Arbitrary<ActionSpace> =>
  fc.letrec<{ space: ActionSpace; product: ActionSpace }>((tie) => ({
    space: fc.oneof({ maxDepth: 2, depthSize: "small" }, boxes, choices, dials, tie("product")),
    product: fc
      .array(tie("space"), { minLength: 1, maxLength: 3 })
      .chain((parts) =>
        fc.constantFrom<ActionSpace>(
          product(parts),
          product(Object.fromEntries(parts.map((part, i) => [`p${i}`, part]))),
        ),
      ),
  })).space;

export const anySpace = spacesWith(fc.oneof(boundedBox, openBox));

/** A space in which every number has two walls. */
export const boundedSpace = spacesWith(boundedBox);
