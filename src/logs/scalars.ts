import type { UpdateRecord } from "../experiments/record.ts";

/** One number of an update, under the names that its kind of log knows. */
export interface Scalar {
  /** For TensorBoard, which groups by what stands before the slash: `cost/episode`. */
  readonly tag: string;
  /** For tables, as the codebook has it: `episodeCost`. With several constraints, `episodeCost.<constraint>`. */
  readonly column: string;
  readonly value: number;
}

const tags: Readonly<Record<string, string>> = {
  numEpisodes: "episode/count",
  episodeReturn: "return/episode",
  episodeLength: "episode/length",
  episodeCost: "cost/episode",
  costLimit: "cost/limit",
  threshold: "cost/threshold",
  violation: "cost/violation",
  lagrangeMultiplier: "multiplier",
  naturalMultiplier: "multiplier/natural",
  "exact.episodeReturn": "return/exact",
};

/** All numbers of an update but the two that say which it is. */
export function scalarsOf({ episodes, dual, losses, exact }: UpdateRecord): Scalar[] {
  const { episodeCosts = [], ...exactly } = exact ?? {};
  const ofConstraint = (name: string) => (dual.length > 1 ? name : "");
  return [
    ...Object.entries(episodes).map(([name, value]) => scalar(name, value)),
    ...dual.flatMap(({ constraint, ...prices }) =>
      Object.entries(prices).map(([name, value]) => scalar(name, value, ofConstraint(constraint))),
    ),
    ...Object.entries(losses).map(([name, value]) => scalar(name, value)),
    ...Object.entries(exactly).map(([name, value]) => scalar(`exact.${name}`, value as number)),
    ...episodeCosts.map((value, k) => ({
      tag: episodeCosts.length > 1 ? `cost/exact/${k}` : "cost/exact",
      column: episodeCosts.length > 1 ? `exact.episodeCost.${k}` : "exact.episodeCost",
      value,
    })),
  ];
}

const scalar = (name: string, value: number, constraint = ""): Scalar => ({
  tag: `${tagOf(name)}${constraint && `/${constraint}`}`,
  column: `${name}${constraint && `.${constraint}`}`,
  value,
});

function tagOf(name: string): string {
  if (tags[name]) return tags[name];
  if (name.endsWith("Loss")) return `loss/${name.slice(0, -"Loss".length)}`;
  // What the environment reports of itself, and what is known exactly, have their group before a dot.
  return name.includes(".") ? name.replace(".", "/") : `update/${name}`;
}
