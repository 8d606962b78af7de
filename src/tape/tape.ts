import type { binary } from "./binary.ts";
import type { unary } from "./unary.ts";

/** A column of numbers, one for each row of a chunk, that a tape computes with. Its values exist while the tape is played. */
export interface Var {
  readonly value: Float64Array; // [numRows]
  readonly gradient: Float64Array; // d loss / d value
}

/** What an operation takes: a column, or the same number for every row. */
export type Operand = Var | number;

/**
 * Records what is done to columns of numbers, row by row, and goes back over it
 * to find the gradient. What is recorded is recorded once, and played for each
 * chunk: numbers that the recording function takes from elsewhere stay as they
 * were then, and choices between rows are made with `where`.
 *
 * A column that came by a gradient of 0 passes on 0, whatever its slope; so a
 * branch that `where`, `min`, `max` or `clamp` did not take cannot spoil the
 * others, be it infinite or not a number.
 *
 * Beside the methods below: `neg`, `exp`, `log`, `tanh`, `abs`, `square`,
 * `sqrt`, `relu`, `sigmoid`, `softplus` of one operand; `add`, `sub`, `mul`,
 * `div`, `min`, `max` of two; and `greater`, which is 1 where the first is
 * above the second, 0 elsewhere, and has no slope.
 */
export type Tape = {
  readonly [name in keyof typeof unary]: (x: Operand) => Var;
} & {
  readonly [name in keyof typeof binary]: (a: Operand, b: Operand) => Var;
} & {
  /** The nearest number in [low, high]. */
  clamp(x: Operand, low: Operand, high: Operand): Var;
  /** `then` where the condition is not 0, `otherwise` elsewhere. */
  where(condition: Operand, then: Operand, otherwise: Operand): Var;
  /** x + y + …; for instance over the outputs of a network. */
  sum(columns: readonly Operand[]): Var;
  /** The same number in every row. */
  constant(x: number): Var;
};
