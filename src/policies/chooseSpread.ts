import { freeSpread } from "./freeSpread.ts";
import type { SpreadMaker } from "./spread.ts";
import { stateSpread } from "./stateSpread.ts";

/** What the deviations of a Gaussian depend on: nothing, being free parameters, or the state. */
export type SpreadName = "free" | "state";

/** @throws where there is no spread of that name, or `logStd` does not fit it. */
export function chooseSpread(part: string, spread: SpreadName, logStd: number): SpreadMaker {
  if (spread === "free") return freeSpread(logStd);
  if (spread === "state") return stateSpread(part, logStd);
  throw new Error(`${part}: spread is "${String(spread)}"; expected one of free, state`);
}
