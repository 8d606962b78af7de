import {
  Equal,
  Greater,
  Less,
  LessEqual,
  LogicalAnd,
  LogicalNot,
  LogicalOr,
  NotEqual,
  getGradient,
  registerGradient,
  zeros,
  type Tensor,
} from "@tensorflow/tfjs-core";

/** Operations that answer yes or no, with the names of what they ask about. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  ...[Equal, NotEqual, Greater, Less, LessEqual, LogicalAnd, LogicalOr].map((name) => [name, ["a", "b"]] as const),
  [LogicalNot, ["x"]],
];

/**
 * Tells TensorFlow.js that a yes or no does not change with what is asked about, but in jumps. It knows so of
 * `greaterEqual` alone, and without the others there is no gradient of `where(greater(x, 0), …)`.
 */
export function registerFlatGradients(): void {
  for (const [kernelName, inputsToSave] of questions) {
    if (getGradient(kernelName) !== undefined) continue;
    const gradFunc = (_slopes: Tensor | Tensor[], saved: Tensor[]) =>
      Object.fromEntries(saved.map(({ shape }, i) => [inputsToSave[i], () => zeros(shape)]));
    registerGradient({ kernelName, inputsToSave: [...inputsToSave], gradFunc });
  }
}
