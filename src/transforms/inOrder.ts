import { definePart, isPart } from "../part.ts";
import type { Transform } from "./transform.ts";

const make = definePart("inOrder", { transforms: [] as readonly Transform[] }, ({ transforms }): Transform => {
  const stranger = transforms.findIndex((transform) => !isPart(transform));
  if (stranger >= 0) throw new Error(`inOrder: transform ${stranger} is not a part; make it with definePart`);
  return (x) => {
    for (const transform of transforms) transform(x);
  };
});

/** Several transforms, one after another: `inOrder(standardize(), symlog())` standardizes first. */
export const inOrder = (...transforms: readonly Transform[]) => make({ transforms });
