import { basicSolution, leaving, reducedWorth, type BasicSolution, type Column } from "./masterProgram.ts";
import type { Mixture } from "./mixture.ts";
import type { DeterministicPolicy, Oracle } from "./oracle.ts";

/** What limits on several costs at once allow. */
export interface JointSolution extends Mixture {
  readonly feasible: boolean; // if not, the mixture has the least total excess
  readonly lagrangeMultipliers: readonly number[]; // one per cost
}

/**
 * The best mixture of deterministic policies within limits on several costs,
 * by column generation: a small linear program mixes the policies known so
 * far; its dual prices make an unconstrained problem whose best policy is
 * either worth letting in, or proves that nothing is.
 *
 *   max Σᵢ wᵢ Jᵢ  subject to  Σᵢ wᵢ Jᶜₖᵢ + slackₖ = dₖ,  Σᵢ wᵢ = 1
 *
 * First the total excess over the limits is brought to 0, then the return to
 * its greatest. A limit of Infinity is none.
 *
 * Dantzig & Wolfe (1960), Decomposition principle for linear programs,
 * https://doi.org/10.1287/opre.8.1.101.
 */
export function jointly(oracle: Oracle, limits: readonly number[]): JointSolution {
  const limited = [...limits.keys()].filter((k) => limits[k] < Infinity);
  const free = limits.map(() => 0);
  const rhs = [...limited.map((k) => limits[k]), 1];
  const pricesOf = (duals: readonly number[]) => limits.map((_, k) => duals[limited.indexOf(k)] ?? 0);
  const first = oracle({ reward: 1, prices: free }, { reward: 0, prices: limits.map(() => 1) });
  const scale = Math.max(1, Math.abs(first.episodeReturn), ...first.episodeCosts);

  const slack = (row: number, sign: number): Entry => ({
    entries: rhs.map((_, i) => (i === row ? sign : 0)),
    worth: 0,
    kind: sign > 0 ? "slack" : "excess",
  });
  const taken = (policy: DeterministicPolicy): Entry => ({
    entries: [...limited.map((k) => policy.episodeCosts[k]), 1],
    worth: policy.episodeReturn,
    kind: "policy",
    policy,
  });
  const columns: Entry[] = [taken(first), ...limited.map((_, row) => slack(row, 1))];
  let basis = [...limited.map((k, row) => slack(row, first.episodeCosts[k] > limits[k] ? -1 : 1)), columns[0]];

  /** Lets in what is worth it, until nothing is. */
  const improve = (worthOf: (entry: Entry) => number, reward: number): BasicSolution => {
    const priced = (entry: Entry): Entry => ({ ...entry, worth: worthOf(entry) });
    for (;;) {
      const solution = basicSolution(basis.map(priced), rhs);
      const gain = (entry: Entry) => reducedWorth(priced(entry), solution.duals);
      let entering = columns.reduce((best, entry) => (gain(entry) > gain(best) ? entry : best));
      if (gain(entering) <= WORTHWHILE * scale) {
        entering = taken(oracle({ reward, prices: pricesOf(solution.duals) }, { reward: 1, prices: free }));
        const isKnown = columns.some(({ entries }) => entries.every((x, row) => x === entering.entries[row]));
        if (isKnown || gain(entering) <= WORTHWHILE * scale) return solution;
        columns.push(entering);
      }
      const out = leaving(basis, rhs, entering);
      basis = basis.map((entry, i) => (i === out ? entering : entry));
    }
  };
  const mixture = ({ amounts }: BasicSolution): Mixture => {
    const used = [...basis.keys()].filter((i) => basis[i].policy && amounts[i] > 0);
    const total = used.reduce((sum, i) => sum + amounts[i], 0);
    return { policies: used.map((i) => basis[i].policy!), weights: used.map((i) => amounts[i] / total) };
  };

  const closest = improve(({ kind }) => (kind === "excess" ? -1 : 0), 0);
  const excess = closest.amounts.reduce((sum, x, i) => sum + (basis[i].kind === "excess" ? x : 0), 0);
  if (excess > NEARLY * scale) {
    return { ...mixture(closest), feasible: false, lagrangeMultipliers: pricesOf(rhs.map(() => Infinity)) };
  }
  // What is left of the excess is 0, and the slack of the same row can stand in for it.
  basis = basis.map((entry) => (entry.kind === "excess" ? slack(entry.entries.indexOf(-1), 1) : entry));
  const best = improve(({ worth }) => worth, 1);
  const lagrangeMultipliers = pricesOf(best.duals).map((x) => Math.max(0, x));
  return { ...mixture(best), feasible: true, lagrangeMultipliers };
}

interface Entry extends Column {
  readonly kind: "slack" | "excess" | "policy";
  readonly policy?: DeterministicPolicy;
}

/** A column is let in where it gains more than this, relative to what an episode brings; less is rounding. */
const WORTHWHILE = 1e-11;
/** An excess below this, relative to what an episode brings, is rounding. */
const NEARLY = 1e-10;
