import { strong, type Inline } from "../document.ts";
import { costNames, type Evidence, type Variant } from "../evidence.ts";
import { signed } from "../format.ts";
import type { Finding } from "./verdict.ts";

/** The variants whose effect would count if nothing else had been asked, in one sentence. */
export function hints({ task, scale }: Evidence, variants: readonly Variant[]): Finding[] {
  if (variants.length === 0) return [];
  const names = costNames(task);
  const text = variants.flatMap(({ name, effect }, i): Inline[] => {
    const changes = [
      ...(effect.episodeReturn.suggested ? [`return ${signed(effect.episodeReturn.value, scale.return)}`] : []),
      ...effect.episodeCost.flatMap(({ suggested, value }, k) =>
        suggested ? [`${names[k]} ${signed(value, scale.cost[k])}`] : [],
      ),
    ];
    return [i === 0 ? "" : "; ", strong(name), ` (${changes.join(", ")})`];
  });
  const caution =
    "Hints, of which some are chance among so many comparisons, and which more seeds would have to show: ";
  return [{ text: [caution, ...text, "."], tone: "neutral" }];
}
