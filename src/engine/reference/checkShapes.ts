import type { NetworkShape } from "../engine.ts";

/** @throws where an engine of perceptrons cannot compute one of the shapes. */
export function checkShapes(engineName: string, inputSize: number, shapes: readonly NetworkShape[]): void {
  const written = shapes.findIndex(({ model }) => model !== undefined);
  if (written >= 0) {
    throw new Error(`${engineName} engine: network ${written} is written with tensors; use the tfjs engine`);
  }
  const sizes = shapes.flatMap(({ hidden, numOutputs }) => [...hidden, numOutputs]).concat(inputSize);
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 1);
  if (wrong !== undefined) {
    throw new Error(`${engineName} engine: a layer of ${wrong} units; every size must be a whole number of at least 1`);
  }
}
