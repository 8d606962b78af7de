import { strong } from "../document.ts";
import { costNames, type Evidence, type Variant } from "../evidence.ts";
import { count, enumeration, estimate, number, pValue, signed } from "../format.ts";
import { isSlight } from "../judgement.ts";
import type { Finding } from "./verdict.ts";

/** "**a** breaks the limit: cost 2.89 [2.85, 2.93] of at most 1.50, in 5 of 5 seeds; return +1.00 [0.98, 1.01]." */
export function violation({ task, scale }: Evidence, { name, summary, effect }: Variant): Finding {
  const names = costNames(task);
  const broken = summary.constraints.flatMap(({ violated, stuck, constraint, episodeCost, numKept }, k) => {
    if (!violated) return [];
    const limit = number(constraint.costLimit, scale.cost[k]);
    const seeds = `${summary.numFinished - numKept} of ${count(summary.numFinished, "seed")}`;
    const why = stuck ? ", with a multiplier that has risen in vain" : "";
    return `${names[k]} ${estimate(episodeCost, scale.cost[k])} of at most ${limit}, in ${seeds}${why}`;
  });
  const gain = effect.episodeReturn.numPairs > 0 ? `; return ${returns(scale.return, effect)}` : "";
  return { text: [strong(name), ` breaks the limit: ${enumeration(broken)}${gain}.`], tone: "bad" };
}

/** "**b** hurts: return −2.10 [−2.50, −1.70] (p = 0.002), cost −0.79 [−0.85, −0.72]." */
export function change(evidence: Evidence, { name, effect }: Variant): Finding {
  const { value, adjusted } = effect.episodeReturn;
  const slight = isSlight(effect, evidence.method);
  const verb = value < 0 ? "hurts" : "helps";
  const tone = slight ? "neutral" : value < 0 ? "bad" : "good";
  const effects = [
    `return ${returns(evidence.scale.return, effect)} (${pValue(adjusted)})`,
    ...costs(evidence, effect),
  ];
  return { text: [strong(name), ` ${slight ? "slightly " : ""}${verb}: ${effects.join(", ")}.`], tone };
}

/** "**c** keeps the limit at another cost: −0.30 [−0.35, −0.25]; its return, −0.02 [−0.05, 0.01], may be the same." */
export function costChange(evidence: Evidence, { name, effect }: Variant): Finding {
  const change = returns(evidence.scale.return, effect);
  const text = ` keeps the limit at another ${enumeration(costs(evidence, effect))}; its return, ${change}, may be the same.`;
  return { text: [strong(name), text], tone: "neutral" };
}

const returns = (decimals: number, { episodeReturn }: Variant["effect"]) => estimate(episodeReturn, decimals, signed);

const costs = ({ task, scale }: Evidence, { episodeCost }: Variant["effect"]) =>
  costNames(task).map((cost, k) => `${cost} ${estimate(episodeCost[k], scale.cost[k], signed)}`);
