import type { Results } from "../../tables/results.ts";
import { distancesOf } from "../convergence.ts";
import type { Figure } from "../document.ts";
import { allSummaries, roleOf, type Evidence } from "../evidence.ts";
import { convergence } from "../figures/convergence.ts";

/** How training closed in on the exact optimum; nothing where that is not known. */
export function convergenceFigure(results: Results, evidence: Evidence, prefix: string): Figure[] {
  const { task, method, variants } = evidence;
  const distances = distancesOf(results, task);
  if (distances.length === 0) return [];
  const name = method.outcome.algorithm;
  const colors = allSummaries(evidence).map(({ outcome }) => roleOf(evidence, outcome.algorithm));
  const others = [
    ...(colors.includes("warned") ? ["orange: variants that break the limit or lose return"] : []),
    ...(colors.includes("other") ? ["gray: all others"] : []),
  ];
  const who =
    variants.length > 0 ? `Medians over seeds; blue: ${[name, ...others].join("; ")}.` : "Bold: the median over seeds.";
  const explained = MEANINGS.flatMap(([title, meaning]) =>
    distances.some((distance) => distance.title.includes(title)) ? [meaning] : [],
  );
  const seeds = evidence.seeds.length > 1 ? [`Thin: every seed of ${name}.`] : [];
  const caption = [
    "How training closed in on the exact optimum, on logarithmic scales over environment steps.",
    who,
    ...seeds,
    "What is smaller than the lower edge lies on it.",
    ...explained,
  ].join(" ");
  return [
    {
      kind: "figure",
      id: `${prefix}convergence`,
      layout: "multiples",
      caption,
      panels: distances.map((distance) => ({
        title: distance.title,
        alt: `${distance.title} of ${name} and its variants over environment steps, in units of ${distance.unit}.`,
        drawing: convergence(distance, (algorithm) => roleOf(evidence, algorithm)),
      })),
    },
  ];
}

/** What a distance is, by a part of its title. */
const MEANINGS = [
  ["λ⋆", "λ⋆ is where the multiplier of an agent with this discount should settle."],
  [
    "KKT",
    "The KKT residual is the greatest of the violation, |λ · violation|, and what a best answer to λ would add to return less λ · cost, discounted as the agent does; all are 0 at a solution.",
  ],
  [
    "duality",
    "The duality gap g(λ) − J bounds how far below the optimum a policy within the limits can be; it is undiscounted, and stays above 0 where discounting moves λ.",
  ],
] as const;
