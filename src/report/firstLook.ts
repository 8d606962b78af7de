import type { ExperimentRecord } from "../experiments/record.ts";
import { count } from "./format.ts";

/** What `saddle run --quick` gives: a tenth of the steps, too few for any claim. */
export const isFirstLook = ({ command }: Pick<ExperimentRecord, "command">): boolean =>
  /(^|\s)--quick(\s|$)/.test(command);

/** What a reader of such results has to know before everything else. */
export const firstLook = ({ seeds }: Pick<ExperimentRecord, "seeds">): string =>
  `A first look: ${count(seeds.length, "seed")} and a tenth of the steps; not a result.`;
