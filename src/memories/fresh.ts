import { definePart } from "../part.ts";
import type { MemoryMaker } from "./memory.ts";

/** On-policy: learns from the newest rollout and forgets it. */
export const fresh = definePart("fresh", {}, (): MemoryMaker => () => ({
  recall: (newest) => [newest],
  save: () => null,
  restore: () => {},
}));
