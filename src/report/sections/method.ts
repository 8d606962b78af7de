import type { ExperimentRecord } from "../../experiments/record.ts";
import { code, heading, link, list, note, type Block } from "../document.ts";
import { MOST_OPEN } from "../focus.ts";
import { count, grouped } from "../format.ts";

/** How the numbers came about, and what they do not say. */
export function readingSection(
  { seeds, evaluationEpisodes, algorithms }: ExperimentRecord,
  isSingle: boolean,
): Block[] {
  return [
    heading(2, "How to read this"),
    list([
      `The unit of replication is the seed: each variant was trained ${count(seeds.length, "time")}, every variant with the same seeds. Episodes within a run are never counted as replications.`,
      "Costs are judged by the limit that was asked for, whatever a variant itself aimed at. A limit counts as kept when the cost is at most 5 % above it; a variant breaks a limit when most of its seeds do.",
      "Without a margin a policy trained to meet a limit ends a little below it as often as a little above. “Kept” therefore speaks of the expected cost, not of every episode.",
      `Evaluated is the final policy of each run: the stochastic one, which is what was trained, and its deterministic twin, which may be another policy altogether. Where a model of the environment is known the values are computed; otherwise they are means over ${grouped(evaluationEpisodes)} episodes with common random numbers.`,
      ...(algorithms.length > MOST_OPEN
        ? [
            `Pictures and tables show at most ${MOST_OPEN} variants openly: ${algorithms[0].name}, and those that the verdict tells apart from it. The others are folded away right below them.`,
          ]
        : []),
      "λ is given in natural units, reward per cost, as a mean over the last fifth of training. The expected value is the slope of the exact frontier at the limit, for the discount that the algorithm uses.",
    ]),
    heading(2, "Statistics"),
    list([
      [
        "Interquartile means (",
        link("Agarwal et al., 2021", "https://arxiv.org/abs/2108.13264"),
        `).${isSingle ? " One seed gives no interval." : " Intervals reach as far as Student's t for so many seeds allows about the standard error of 2000 stratified resamples: percentiles of the resamples would be too narrow."}`,
      ],
      ...(algorithms.length > 1
        ? [
            "Effects are means of differences between runs of the same seed. An effect is called one when a paired t-test rejects chance at 5 % after Holm's correction for all variants of the task, separately for return and for each cost. “No difference” means that these seeds show none, not that there is none. Pair by pair there is a paired permutation test besides.",
          ]
        : []),
      "Probabilities of improvement count every pair of runs, whatever their seeds (Mann and Whitney's U); their intervals are the percentiles of 2000 resamples. Performance profiles count every run.",
      "Shares of seeds carry Wilson intervals. Runs that failed or ended in NaN are counted and named. Means leave them out; where only order counts, in profiles, in probabilities of improvement and in the feasible return, they stand last.",
    ]),
    ...(isSingle ? [note("With a single seed nothing here can be told from chance. Run at least five.")] : []),
  ];
}

/** All it takes to get the same numbers again. */
export const provenanceSection = ({ command, hash, version, engine }: ExperimentRecord): Block[] => [
  heading(2, "Again"),
  { kind: "listing", text: command },
  list([
    ["Configuration ", code(hash)],
    `Saddle ${version}, ${engine} engine`,
    [
      "The numbers: ",
      link("tables", "../tables/"),
      ", and ",
      link("what their columns mean", "../tables/codebook.csv"),
    ],
  ]),
];
