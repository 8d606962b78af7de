import { strong, type Inline } from "../document.ts";
import { costNames, type Evidence, type Variant } from "../evidence.ts";
import { count, enumeration, number } from "../format.ts";
import { unbound } from "./unbound.ts";
import type { Finding } from "./verdict.ts";

/** The variants that change nothing, and how small a nothing that is. */
export function nothing(evidence: Evidence, variants: readonly Variant[]): Finding[] {
  if (variants.length === 0) return [];
  const { scale, task } = evidence;
  const effects = variants.map(({ effect }) => effect);
  const pairs = effects.map(({ episodeReturn }) => episodeReturn.numPairs);
  const [fewest, most] = [Math.min(...pairs), Math.max(...pairs)];
  const seeds = fewest < most ? `${fewest} to ${count(most, "seed")}` : count(most, "seed");
  const largest = (values: readonly number[], decimals: number) => number(Math.max(...values.map(Math.abs)), decimals);
  const moves = [
    `${largest(
      effects.map(({ episodeReturn }) => episodeReturn.value),
      scale.return,
    )} in return`,
    ...costNames(task).map((cost, k) => {
      const values = effects.map(({ episodeCost }) => episodeCost[k].value);
      return `${largest(values, scale.cost[k])} in ${cost}`;
    }),
  ];
  const isSame = effects.every(({ episodeReturn, episodeCost }) =>
    [episodeReturn, ...episodeCost].every(({ low, high }) => low === 0 && high === 0),
  );
  const isUnbound = task.constraints.length > 0 && unbound(evidence).length === task.constraints.length;
  const same = isUnbound ? "the limit never bound" : "every seed ends the same";
  const seen = moves.length === 1 ? "largest mean difference seen is" : "largest mean differences seen are";
  const how = isSame ? same : `the ${seen} ${enumeration(moves)}`;
  return [
    {
      text: [`No difference that ${seeds} can show: `, ...named(variants), ` (${how}).`],
      tone: "neutral",
    },
  ];
}

/** The variants of which one seed says nothing. */
export function unknown(variants: readonly Variant[]): Finding[] {
  if (variants.length === 0) return [];
  const verb = variants.length === 1 ? "differs" : "differ";
  const text = [
    "With fewer than two seeds to compare, it is unknown whether ",
    ...named(variants),
    ` ${verb} from the method by more than chance.`,
  ];
  return [{ text, tone: "neutral" }];
}

const named = (variants: readonly Variant[]): Inline[] =>
  variants.flatMap(({ name }, i) => [i === 0 ? "" : i === variants.length - 1 ? " and " : ", ", strong(name)]);
