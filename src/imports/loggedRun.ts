import type { Metrics } from "../algorithms/algorithm.ts";

/** One point of another program's training log. NaN where the log has no number. */
export interface LoggedUpdate {
  readonly step: number; // environment steps so far, over all copies
  readonly numEpisodes: number;
  readonly episodeReturn: number;
  readonly episodeLength: number;
  readonly episodeCost: number;
  /** As that program used it: whether its advantages were standardized is its own affair. */
  readonly lagrangeMultiplier: number;
  /** By the names of the codebook's table `losses`; only those that the log has. */
  readonly losses: Metrics;
}

/** What a log says of one run of another program. */
export interface LoggedRun {
  /** Where it was found. */
  readonly folder: string;
  readonly algorithm: string;
  /** The id of the environment; empty where the log does not say. */
  readonly env: string;
  /** Undefined where the log does not say. */
  readonly seed: number | undefined;
  /** What an episode may cost; NaN where the log does not say. */
  readonly costLimit: number;
  /** How the algorithm was set, as far as is known, without what is no matter of the algorithm. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** How long it was to train; NaN where the log does not say. */
  readonly totalSteps: number;
  readonly updates: readonly LoggedUpdate[];
  /** What a reader has to know: that a file was cut off, for one. */
  readonly notes: readonly string[];
}

/** Where one run may lie: a folder and the names of files in it. */
export interface RunFiles {
  readonly folder: string;
  readonly files: readonly string[];
}

/** A way in which another program logs. */
export interface ImportFormat {
  /** The program's name. */
  readonly name: string;
  /** The files that it is known by, in words. */
  readonly looksFor: string;
  /** What its numbers are, where a reader may take them for something else. */
  readonly remark?: string;
  /**
   * Reads the run in a folder; undefined where the folder holds none of this kind.
   *
   * @throws where the file is of this kind, and a column that is needed is not there.
   */
  readonly read: (where: RunFiles) => LoggedRun | undefined;
}
