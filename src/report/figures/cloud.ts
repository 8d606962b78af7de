import { quantile } from "../../math/quantile.ts";

/** Where a policy lies. */
export interface Place {
  readonly cost: number;
  readonly episodeReturn: number;
  readonly seed: number;
}

/** Where the final policies of one variant lie, one per seed. */
export interface Cloud {
  readonly name: string;
  readonly points: readonly Place[];
  /** The method, a variant that the verdict warns of, or one of the others. */
  readonly role: "method" | "warned" | "other";
}

/** The medians of a cloud; NaN where it has no points. */
export function centerOf({ points }: Cloud): Omit<Place, "seed"> {
  const median = (values: readonly number[]) => quantile(values, 0.5);
  return {
    cost: median(points.map(({ cost }) => cost)),
    episodeReturn: median(points.map(({ episodeReturn }) => episodeReturn)),
  };
}
