import { strong, type Inline } from "../document.ts";
import { costNames, type Evidence, type Variant } from "../evidence.ts";
import { count, enumeration, number } from "../format.ts";
import type { Finding } from "./verdict.ts";

/** The variants that change nothing, and how small a nothing that is. */
export function nothing({ scale, task }: Evidence, variants: readonly Variant[]): Finding[] {
  if (variants.length === 0) return [];
  const effects = variants.map(({ effect }) => effect);
  const pairs = effects.map(({ episodeReturn }) => episodeReturn.numPairs);
  const [fewest, most] = [Math.min(...pairs), Math.max(...pairs)];
  const seeds = fewest < most ? `${fewest} to ${count(most, "seed")}` : count(most, "seed");
  const largest = (values: readonly number[], decimals: number) => number(Math.max(...values.map(Math.abs)), decimals);
  const moves = [
    `the mean return by at most ${largest(
      effects.map(({ episodeReturn }) => episodeReturn.value),
      scale.return,
    )}`,
    ...costNames(task).map((cost, k) => {
      const values = effects.map(({ episodeCost }) => episodeCost[k].value);
      return `the mean ${cost} by at most ${largest(values, scale.cost[k])}`;
    }),
  ];
  const isSame = effects.every(({ episodeReturn, episodeCost }) =>
    [episodeReturn, ...episodeCost].every(({ low, high }) => low === 0 && high === 0),
  );
  const how = isSame ? "every seed ends the same" : `seen so far: ${enumeration(moves)}`;
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
