import { engineOf } from "../../src/engine/reference/reference.ts";
import { tiledPerceptron } from "./tiledPerceptron.ts";

/** An engine in plain JavaScript, written to be fast: typed arrays, and matrix products in tiles. */
export const typedArrays = engineOf("typed arrays", tiledPerceptron);
