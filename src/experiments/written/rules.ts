import { z } from "zod";
import type { Formula } from "../../math/arithmetic.ts";
import { meant } from "../../math/nearest.ts";
import type { Problem, Shelf } from "./part.ts";

/*
 * What may be written where. The message of a rule is what would be right, so that it ends the sentence "epochs is 0; it
 * must be a whole number above 0".
 */

/** What takes a while to load, and is needed only where formulas are written. */
export interface Tools {
  readonly shelf: Shelf;
  readonly formula: (text: string) => Formula;
}

/** A text. */
export const text = z.string("a text");
/** How many of something. */
export const count = z.int("a whole number above 0").positive("a whole number above 0");

/** A record with no other keys than these. */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape, rule: string) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `there is no "${issue.keys[0]}" here; ${meant(issue.keys[0], Object.keys(shape))}`
        : rule,
  });

/** A list of at least one. */
export const several = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, `a list of ${what}s`).min(1, `a list of at least one ${what}`);

/** What `make` makes of a value, or has to say about it. */
export const made = <T>(schema: z.ZodType, make: (value: unknown) => T) =>
  schema.transform((value, context): T => {
    try {
      return make(value);
    } catch (error) {
      const { message, path = [] } = error as Partial<Problem> & Error;
      context.issues.push({ code: "custom", message, path: [...path], input: value });
      return z.NEVER;
    }
  });

/** Formulas by name. */
export const formulasBy = ({ formula }: Tools) =>
  z.record(
    z.string(),
    made(z.string("a formula"), (value) => formula(value as string)),
  );
