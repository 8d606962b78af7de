import { mannWhitney } from "../../stats/mannWhitney.ts";
import { welch } from "../../stats/welch.ts";
import { corrected, differenceOf, type Corrected, type Effect } from "../effects.ts";
import { finite } from "../outcomes.ts";
import { areSeedsShared, type ComparedTask } from "./contenders.ts";
import type { Finals } from "./finals.ts";

/** By how much a contender's number exceeds that of another, and whether chance explains it. */
export interface Difference extends Effect {
  /** p of the Mann–Whitney test, which asks nothing of the distributions; NaN where runs are paired. */
  readonly rankPValue: number;
}

/** A contender held against another. */
export interface Contrast {
  readonly finals: Finals;
  readonly against: Finals;
  /** Whether runs are compared seed by seed; else the two groups share nothing. */
  readonly isPaired: boolean;
  readonly episodeReturn: Difference;
  readonly episodeCost: readonly Difference[]; // [constraint]
}

/**
 * Holds every contender but the first against its like: the algorithm of the same
 * name in the results that were given first, or else the first contender of all.
 * What is held against other results comes first, since that is what was asked.
 */
export function contrastsOf(task: ComparedTask, all: readonly Finals[]): Contrast[] {
  const isWithin = ({ finals, against }: Pick<Contrast, "finals" | "against">) =>
    finals.contender.results === against.contender.results;
  const everyPair = all.slice(1).map((finals) => ({ finals, against: likeOf(finals, all) }));
  const pairs = [...everyPair.filter((pair) => !isWithin(pair)), ...everyPair.filter(isWithin)];
  const family = (read: (finals: Finals) => readonly number[]): Difference[] =>
    corrected(
      pairs.map(({ finals, against }) => {
        return areSeedsShared(finals.contender, against.contender)
          ? paired(inOrder(finals, read), inOrder(against, read))
          : apart(finite(read(finals)), finite(read(against)));
      }),
    );
  const returns = family(({ episodeReturn }) => episodeReturn);
  const costs = task.constraints.map((_, k) => family(({ episodeCost }) => episodeCost[k]));
  return pairs.map(({ finals, against }, i) => ({
    finals,
    against,
    isPaired: areSeedsShared(finals.contender, against.contender),
    episodeReturn: returns[i],
    episodeCost: costs.map((differences) => differences[i]),
  }));
}

function likeOf({ contender }: Finals, [first, ...others]: readonly Finals[]): Finals {
  const isLike = (other: Finals) =>
    other.contender.results === first.contender.results && other.contender.algorithm === contender.algorithm;
  const isElsewhere = contender.results !== first.contender.results;
  return (isElsewhere && [first, ...others].find(isLike)) || first;
}

/** Values by rising seed, so that equal places hold equal seeds. */
const inOrder = (finals: Finals, read: (finals: Finals) => readonly number[]): number[] => {
  const { seeds } = finals.contender;
  return [...seeds.keys()].sort((i, j) => seeds[i] - seeds[j]).map((i) => read(finals)[i]);
};

type Raw = Omit<Difference, keyof Corrected>;

const paired = (x: readonly number[], y: readonly number[]): Raw => ({
  ...differenceOf(x, y),
  rankPValue: NaN,
});

/** Groups that share nothing: Welch's interval and test, and the Mann–Whitney test beside it. */
function apart(x: readonly number[], y: readonly number[]): Raw {
  const { value, low, high, pValue } = welch(x, y);
  const isTested = Math.min(x.length, y.length) >= 2;
  return {
    value,
    low: isTested ? low : NaN,
    high: isTested ? high : NaN,
    pValue: isTested ? pValue : NaN,
    rankPValue: isTested ? mannWhitney(x, y).pValue : NaN,
    numPairs: 0,
    numMissing: 0,
  };
}
