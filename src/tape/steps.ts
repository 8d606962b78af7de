import type { Binary } from "./binary.ts";
import type { Var } from "./tape.ts";
import type { Unary } from "./unary.ts";

/** One column of a tape: how it comes about, and how its gradient goes back to the columns that it is made of. */
export interface Column extends Var {
  readonly from: readonly Column[];
  /** Whether its gradient is asked for, by itself or by one that it is made of. */
  readonly learns: boolean;
  forward(numRows: number): void;
  /** Adds to the gradients of those it is made of. */
  backward(numRows: number): void;
}

const nothing = () => {};

const empty = (size: number, from: readonly Column[]) => ({
  value: new Float64Array(size),
  gradient: new Float64Array(size),
  from,
});

/** A column whose values come from outside. */
export const given = (size: number, learns: boolean): Column => ({
  ...empty(size, []),
  learns,
  forward: nothing,
  backward: nothing,
});

/** f(x) */
export function ofOne(size: number, { forward, backward }: Unary, x: Column): Column {
  const column = empty(size, [x]);
  const { value, gradient } = column;
  return {
    ...column,
    learns: x.learns,
    forward: (numRows) => forward(value, x.value, numRows),
    backward: (numRows) => backward(x.gradient, gradient, x.value, value, numRows),
  };
}

/** f(a, b) */
export function ofTwo(size: number, { forward, backward }: Binary, a: Column, b: Column): Column {
  const column = empty(size, [a, b]);
  const { value, gradient } = column;
  const [backwardInA, backwardInB] = backward;
  return {
    ...column,
    learns: a.learns || b.learns,
    forward: (numRows) => forward(value, a.value, b.value, numRows),
    backward(numRows) {
      if (a.learns) backwardInA(a.gradient, gradient, a.value, b.value, numRows);
      if (b.learns) backwardInB(b.gradient, gradient, a.value, b.value, numRows);
    },
  };
}

/** `a` where the condition is not 0, `b` elsewhere. */
export function choice(size: number, condition: Column, a: Column, b: Column): Column {
  const column = empty(size, [condition, a, b]);
  const { value, gradient } = column;
  return {
    ...column,
    learns: a.learns || b.learns,
    forward(numRows) {
      for (let row = 0; row < numRows; row++) value[row] = (condition.value[row] !== 0 ? a : b).value[row];
    },
    backward(numRows) {
      for (let row = 0; row < numRows; row++) (condition.value[row] !== 0 ? a : b).gradient[row] += gradient[row];
    },
  };
}
