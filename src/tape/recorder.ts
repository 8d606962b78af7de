import { binary } from "./binary.ts";
import { choice, given, ofOne, ofTwo, type Column } from "./steps.ts";
import type { Operand, Tape, Var } from "./tape.ts";
import { unary } from "./unary.ts";

/** Makes a recording. */
export interface Recorder {
  readonly tape: Tape;
  /** A column that is given from outside; `learns` says whether its gradient will be asked for. */
  column(learns: boolean): Var;
  /**
   * Ends the recording with its result.
   *
   * @throws where that is not a column of the tape.
   */
  player(result: Var): Player;
}

/** A recording that can be played for one chunk of rows after the other. */
export interface Player {
  /** Whether the result depends on a column. */
  uses(column: Var): boolean;
  /** Computes the result of the first rows from the values of the given columns. */
  forward(numRows: number): void;
  /** Fills the gradients of the given columns that learn with those of Σ weight · result. Follows `forward` of the same rows. */
  backward(numRows: number, weight: Float64Array): void;
}

/** Records what is done to columns of at most `size` rows. All memory is taken while recording. */
export function recorder(size: number): Recorder {
  const columns = new Set<Column>(); // in the order in which they come about
  const note = (column: Column) => {
    columns.add(column);
    return column;
  };
  const constant = (x: number) => {
    const column = note(given(size, false));
    column.value.fill(x);
    return column;
  };
  /** @throws where the operand is neither a number nor a column of this tape. */
  const take = (operand: Operand, operation: string): Column => {
    if (typeof operand === "number") return constant(operand);
    if (columns.has(operand as Column)) return operand as Column;
    throw new Error(`tape: ${operation} was given ${String(operand)}; it takes numbers and columns of the same tape`);
  };

  const ofOneOperand = Object.entries(unary).map(([name, operation]) => [
    name,
    (x: Operand) => note(ofOne(size, operation, take(x, name))),
  ]);
  const ofTwoOperands = Object.entries(binary).map(([name, operation]) => [
    name,
    (a: Operand, b: Operand) => note(ofTwo(size, operation, take(a, name), take(b, name))),
  ]);
  const simple = Object.fromEntries([...ofOneOperand, ...ofTwoOperands]) as Pick<
    Tape,
    keyof typeof unary | keyof typeof binary
  >;

  return {
    tape: {
      ...simple,
      clamp: (x, low, high) => simple.max(simple.min(x, high), low),
      where: (condition, a, b) => note(choice(size, take(condition, "where"), take(a, "where"), take(b, "where"))),
      sum: ([first = 0, ...others]) => others.reduce<Var>(simple.add, take(first, "sum")),
      constant,
    },
    column: (learns) => note(given(size, learns)),
    player(result) {
      const end = take(result, "the end of the recording");
      const needed = dependencies(end);
      const steps = [...columns].filter((column) => needed.has(column) && column.from.length > 0);
      const learning = [...columns].filter((column) => needed.has(column) && column.learns);
      const back = steps.filter(({ learns }) => learns).toReversed();
      return {
        uses: (column) => needed.has(column as Column),
        forward(numRows) {
          for (const step of steps) step.forward(numRows);
        },
        backward(numRows, weight) {
          for (const { gradient } of learning) gradient.fill(0, 0, numRows);
          for (let row = 0; row < numRows; row++) end.gradient[row] = weight[row];
          for (const step of back) step.backward(numRows);
        },
      };
    },
  };
}

/** A column and all that it is made of. */
function dependencies(column: Column, found = new Set<Column>()): Set<Column> {
  if (found.has(column)) return found;
  found.add(column);
  for (const source of column.from) dependencies(source, found);
  return found;
}
