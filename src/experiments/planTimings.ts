import { join } from "node:path";
import { meanByPair, type KnownPair, type Pair } from "./budget.ts";
import { readJson } from "./files.ts";
import { statusOf, type Place } from "./store.ts";

/** What `timing.json` holds, as far as it matters here; all three together are the wall time of a run. */
interface Timing {
  readonly seconds: number; // of training
  readonly evaluationSeconds: number;
  readonly startSeconds: number; // of the process
}

/** Which pair a run belongs to. */
export const pairOf = ({ task, run }: Place): Pair => ({ task, algorithm: run.algorithm.name });

/** How long the runs took that are done, as they say themselves: the mean of each pair. */
export const timingsOf = (runs: readonly (Pair & Pick<Place, "folder" | "hash">)[]): KnownPair[] =>
  meanByPair(
    runs.flatMap(({ task, algorithm, hash, folder }) => {
      if (statusOf({ folder, hash }) !== "done") return [];
      const { seconds: training = NaN, evaluationSeconds = 0, startSeconds = 0 } = timingIn(folder) ?? {};
      const seconds = training + evaluationSeconds + startSeconds;
      return seconds > 0 ? [{ task, algorithm, seconds }] : [];
    }),
  );

/** Estimates do without a file that nothing else needs, should it be lost or damaged. */
function timingIn(folder: string): Partial<Timing> | undefined {
  try {
    return readJson(join(folder, "timing.json")) as Partial<Timing> | undefined;
  } catch {
    return undefined;
  }
}
