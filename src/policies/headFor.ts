import type { ActionSpace, Box } from "../env/spaces.ts";
import { categorical } from "./categorical.ts";
import { factored, type Factor } from "./factored.ts";
import type { Head } from "./head.ts";

/** Makes the head of a box, whose free parameters begin at `freeFrom`. */
export type BoxHeadMaker = (box: Box, freeFrom: number) => Head;

/** The head of any space, given that of boxes: choices are categorical, a product is factored into its parts. */
export function headFor(space: ActionSpace, ofBox: BoxHeadMaker, freeFrom = 0): Head {
  if (space.kind === "discrete") return categorical(space);
  if (space.kind === "box") return ofBox(space, freeFrom);
  const factors: Factor[] = [];
  for (const part of Object.values<ActionSpace>(space.parts)) {
    const head = headFor(part, ofBox, freeFrom);
    factors.push({ head, actionSize: part.size });
    freeFrom += head.numFree;
  }
  return factored(factors);
}
