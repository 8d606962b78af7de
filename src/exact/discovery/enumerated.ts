import type { Rng } from "../../math/rng.ts";

/** One way that something random can go. */
export interface Branch<Result> {
  readonly probability: number;
  readonly result: Result;
}

/**
 * Everything that something random can answer, with its probability: it is run
 * once for every way its draws can fall. Draws of `int` and `chance` can be
 * listed; others cannot.
 *
 * @throws where something else is drawn, or the draws fall in too many ways; `where` says whose they are.
 */
export function enumerated<Result>(where: string, run: (rng: Rng) => Result): Branch<Result>[] {
  const branches: Branch<Result>[] = [];
  let path: Draw[] = [];
  do {
    let numDrawn = 0;
    const draw = (probabilities: readonly number[]): number => {
      if (numDrawn === path.length) path.push({ probabilities, outcome: 0 });
      return path[numDrawn++].outcome;
    };
    const result = run(listing(where, draw));
    const probability = path.reduce((product, { probabilities, outcome }) => product * probabilities[outcome], 1);
    branches.push({ probability, result });
    if (branches.length > MOST_BRANCHES) {
      throw new Error(`${where} can go in more than ${MOST_BRANCHES} ways; exact solutions need fewer`);
    }
    path = following(path);
  } while (path.length > 0);
  return branches;
}

/** A draw that was made, and how it fell. */
interface Draw {
  readonly probabilities: readonly number[];
  readonly outcome: number;
}

const MOST_BRANCHES = 100_000;

/** The next path in order: the last draw that can still fall otherwise does, and those after it are made anew. */
function following(path: readonly Draw[]): Draw[] {
  const last = path.findLastIndex(({ probabilities, outcome }) => outcome + 1 < probabilities.length);
  return path.slice(0, last + 1).map((each, i) => (i === last ? { ...each, outcome: each.outcome + 1 } : each));
}

/** Randomness of which every draw is looked up. */
function listing(where: string, draw: (probabilities: readonly number[]) => number): Rng {
  const refuse = (method: string) => (): never => {
    const rule = "draw with rng.chance(p) or rng.int(n), whose outcomes can be listed";
    throw new Error(`${where} draws from rng.${method}, which exact solutions cannot follow; ${rule}`);
  };
  return {
    int: (n) => draw(n === evenly.length ? evenly : (evenly = new Array<number>(n).fill(1 / n))),
    chance: (p) => p > 0 && (p >= 1 || draw([p, 1 - p]) === 0),
    uniform: refuse("uniform()"),
    normal: refuse("normal()"),
    split: refuse("split(name)"),
    state: refuse("state()"),
  };
}

/** The probabilities of the latest `int`, which is mostly the next one too. */
let evenly: readonly number[] = [];
