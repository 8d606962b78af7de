import { definePart } from "../part.ts";
import type { Stopping } from "./stopping.ts";

/** Runs every epoch. */
export const never = definePart("never", {}, (): Stopping => () => false);
