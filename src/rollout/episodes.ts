import type { Constraint } from "../env/task.ts";
import type { Rollout } from "./rollout.ts";

/** Means over the episodes that ended in a rollout; of the last rollout in which any did, where none did. */
export interface EpisodeSummary {
  readonly numEpisodes: number; // that ended in this rollout
  readonly episodeReturn: number; // NaN until the first episode has ended, as everything below
  readonly episodeLength: number;
  readonly episodeCosts: readonly number[]; // one per constraint, undiscounted sum per episode
  /** J_C, one per constraint, in the unit of the constraint's kind. */
  readonly constrained: readonly number[];
}

export interface EpisodeBook {
  read(rollout: Rollout): EpisodeSummary;
  /** Everything that changes, as plain data, and back. */
  save(): EpisodeBookState;
  restore(state: EpisodeBookState): void;
}

/** Where the book is open. */
export interface EpisodeBookState {
  readonly open: readonly Totals[]; // per environment
  readonly latest: EpisodeSummary;
}

/** What an episode has brought so far. */
interface Totals {
  episodeReturn: number;
  length: number;
  costs: number[]; // one per constraint, as the next two
  discounted: number[];
  discounts: number[]; // γᵗ of the step to come; multiplied up, as powers differ from one runtime to the next
}

/**
 * Keeps the running totals of every environment across rollouts, so that an
 * episode which spans several is counted once, whole, when it ends.
 */
export function episodes(
  numEnvs: number,
  constraints: readonly Constraint[],
  costColumns: readonly number[],
): EpisodeBook {
  const blank = (): Totals => ({
    episodeReturn: 0,
    length: 0,
    costs: constraints.map(() => 0),
    discounted: constraints.map(() => 0),
    discounts: constraints.map(() => 1),
  });
  let open = Array.from({ length: numEnvs }, blank);
  let latest: EpisodeSummary = {
    numEpisodes: 0,
    episodeReturn: NaN,
    episodeLength: NaN,
    episodeCosts: constraints.map(() => NaN),
    constrained: constraints.map(() => NaN),
  };

  const add = (to: Totals, from: Totals) => {
    to.episodeReturn += from.episodeReturn;
    to.length += from.length;
    for (let k = 0; k < constraints.length; k++) {
      to.costs[k] += from.costs[k];
      to.discounted[k] += from.discounted[k];
    }
  };

  return {
    read({ reward, costs, ended }) {
      const total = blank();
      let count = 0;
      for (let i = 0; i < reward.length; i++) {
        const episode = open[i % numEnvs];
        episode.episodeReturn += reward[i];
        for (let k = 0; k < constraints.length; k++) {
          const cost = costs[costColumns[k]][i];
          episode.costs[k] += cost;
          episode.discounted[k] += episode.discounts[k] * cost;
          episode.discounts[k] *= constraints[k].gamma;
        }
        episode.length++;
        if (!ended[i]) continue;
        add(total, episode);
        count++;
        open[i % numEnvs] = blank();
      }
      if (count === 0) return (latest = { ...latest, numEpisodes: 0 });
      return (latest = {
        numEpisodes: count,
        episodeReturn: total.episodeReturn / count,
        episodeLength: total.length / count,
        episodeCosts: total.costs.map((sum) => sum / count),
        constrained: constraints.map(({ kind }, k) => {
          if (kind === "discounted") return total.discounted[k] / count;
          return kind === "rate" ? total.costs[k] / total.length : total.costs[k] / count;
        }),
      });
    },
    save: () => structuredClone({ open, latest }),
    restore: (state) => void ({ open, latest } = structuredClone({ open: [...state.open], latest: state.latest })),
  };
}
