import { positive } from "../check.ts";
import { moments } from "../math/moments.ts";
import { definePart } from "../part.ts";
import type { Transform } from "./transform.ts";

/** Zero mean, unit (population) standard deviation: (x − mean) / (deviation + ε). */
export const standardize = definePart("standardize", { epsilon: 1e-8 }, ({ epsilon }): Transform => {
  positive("standardize", "epsilon", epsilon);
  return (x) => {
    const { mean, deviation } = moments(x);
    for (let i = 0; i < x.length; i++) x[i] = (x[i] - mean) / (deviation + epsilon);
  };
});
