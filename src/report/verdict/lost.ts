import { allSummaries, type Evidence } from "../evidence.ts";
import { count } from "../format.ts";
import type { Finding } from "./verdict.ts";

/** The most runs that are named one by one. */
const MAX_NAMED = 6;

/** The runs without a number, which are never passed over. */
export function lost(evidence: Evidence): Finding[] {
  const summaries = allSummaries(evidence);
  const runs = summaries.flatMap(({ outcome }) =>
    outcome.lost.map(({ seed, reason }) => `${outcome.algorithm}, seed ${seed} (${reason})`),
  );
  if (runs.length === 0) return [];
  const total = summaries.reduce((sum, { numSeeds }) => sum + numSeeds, 0);
  const [verb, them] = runs.length === 1 ? ["has", "it"] : ["have", "them"];
  const named =
    runs.length > MAX_NAMED ? [...runs.slice(0, MAX_NAMED - 1), `${runs.length - MAX_NAMED + 1} more`] : runs;
  const text = `${runs.length} of ${count(total, "run")} ${verb} no result, and all means leave ${them} out: ${named.join("; ")}.`;
  return [{ text, tone: "bad" }];
}
