import { definePart } from "../part.ts";
import type { Transform } from "./transform.ts";

/** Leaves everything as it is. */
export const asIs = definePart("asIs", {}, (): Transform => () => {});
