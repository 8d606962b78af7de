import type { Highs, ModelData } from "highs";

/** maximize worth · x  subject to  rowLower ≤ A x ≤ rowUpper, 0 ≤ x ≤ colUpper. */
export interface Program {
  readonly worth: readonly number[]; // [numCols]
  /** Infinity unless said otherwise. */
  readonly colUpper?: Float64Array; // [numCols]
  readonly rowLower: Float64Array; // [numRows]
  readonly rowUpper: Float64Array; // [numRows]
  /** A, column by column: entries `first[j]` up to `first[j + 1]` are those of column j. */
  readonly first: readonly number[]; // [numCols + 1]
  readonly rows: readonly number[];
  readonly entries: readonly number[];
  /** From this column on, x must be whole; all are real unless said otherwise. */
  readonly wholeFrom?: number;
}

/** What became of a program. */
export interface ProgramSolution {
  readonly status: "optimal" | "infeasible" | "timeLimit";
  readonly objective: number;
  readonly x: Float64Array; // [numCols]; of the best found within the time limit
  /** What one more unit of each row's bound would bring; [numRows], none for a program with whole numbers. */
  readonly rowDuals: Float64Array;
}

let loading: Promise<Highs> | undefined;

/** HiGHS, compiled to WebAssembly; loaded when it is first needed. */
async function load(): Promise<Highs> {
  // The package is an ES module whose types are written for CommonJS.
  const { default: module } = await import("highs");
  return (module as unknown as () => Promise<Highs>)();
}

/**
 * Solves a linear program, or a mixed-integer one, with HiGHS.
 *
 * Its WebAssembly build fails on some programs with presolve on, and on others
 * with presolve off; whichever is asked for first, the other is tried next.
 *
 * Huangfu & Hall (2018), https://doi.org/10.1007/s12532-017-0130-5.
 *
 * @throws where HiGHS fails either way.
 */
export async function optimized(
  program: Program,
  { presolve = "on", seconds = Infinity }: { presolve?: "on" | "off"; seconds?: number } = {},
): Promise<ProgramSolution> {
  const highs = await (loading ??= load());
  const failures: string[] = [];
  for (const setting of presolve === "on" ? ["on", "off"] : ["off", "on"]) {
    const attempt = run(highs, program, setting, seconds);
    if (typeof attempt === "object") return attempt;
    failures.push(`presolve ${setting}: ${attempt}`);
  }
  const size = `${program.rowLower.length} rows and ${program.worth.length} columns`;
  throw new Error(
    `HiGHS: it did not solve a program of ${size} (${failures.join("; ")}); solve it by dynamic programming`,
  );
}

/** One attempt: the solution, or what went wrong. */
function run(highs: Highs, program: Program, presolve: string, seconds: number): ProgramSolution | string {
  const { optimal, infeasible, timeLimit } = highs.constants.modelStatus;
  let model: ReturnType<Highs["createModel"]> | undefined;
  try {
    model = highs.createModel(dataOf(highs, program));
    model.options.set({ output_flag: false, presolve, ...TOLERANCES });
    if (seconds < Infinity) model.options.set({ time_limit: seconds });
    if (program.wholeFrom !== undefined) model.options.set(MIXED_INTEGER);
    model.run();
    const status = model.getModelStatus();
    if (status === infeasible) return { status: "infeasible", objective: NaN, x: none, rowDuals: none };
    if (status !== optimal && status !== timeLimit) return `model status ${String(status)}`;
    const { colValue = [], rowDual = [] } = model.getSolution();
    return {
      status: status === optimal ? "optimal" : "timeLimit",
      objective: model.getObjectiveValue(),
      x: Float64Array.from(colValue),
      rowDuals: Float64Array.from(rowDual),
    };
  } catch (error) {
    // What the package throws may carry its whole source, on one line.
    return String(error instanceof Error ? error.message : error).slice(0, 200);
  } finally {
    model?.dispose();
  }
}

const none = new Float64Array(0);
const TOLERANCES = { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 };
const MIXED_INTEGER = { mip_rel_gap: 1e-7, mip_feasibility_tolerance: 1e-9 };

function dataOf(highs: Highs, program: Program): ModelData {
  const { worth, rowLower, rowUpper, first, rows, entries, wholeFrom } = program;
  const { integer, continuous } = highs.constants.variableType;
  const [numCols, numRows] = [worth.length, rowLower.length];
  const bound = (x: number) => (Math.abs(x) === Infinity ? Math.sign(x) * highs.infinity : x);
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(worth),
    colLower: new Float64Array(numCols),
    colUpper: (program.colUpper ?? new Float64Array(numCols).fill(Infinity)).map(bound),
    rowLower: rowLower.map(bound),
    rowUpper: rowUpper.map(bound),
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: Int32Array.from(first),
      indices: Int32Array.from(rows),
      values: Float64Array.from(entries),
    },
    ...(wholeFrom !== undefined && { integrality: worth.map((_, j) => (j < wholeFrom ? continuous : integer)) }),
  };
}
