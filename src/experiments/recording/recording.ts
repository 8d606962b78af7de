import type { Form, Role, Scene } from "../../env/scene.ts";

/** A series of whole numbers, one per frame, as `series.ts` writes them. */
export type Series = string;

/** Numbers as whole multiples of a unit. */
export interface Scaled {
  readonly unit: number;
  readonly values: Series;
}

/** One thing through all frames. */
export interface Track {
  readonly form: Form;
  readonly role: Role;
  readonly size: number;
  readonly label?: string;
  /** In units of the recording. */
  readonly x: Series;
  readonly y: Series;
  /** In turns / 256; absent where it is always 0. */
  readonly heading?: Series;
  /** 1 where it is to be seen, and 0 where it is not; absent where it always is. */
  readonly shown?: Series;
}

/**
 * One episode as data, small enough to be kept and shown on a page. Frame k
 * shows step min(k · stride, numSteps).
 */
export interface Recording {
  readonly numSteps: number;
  readonly stride: number; // steps per frame
  readonly ending: "terminated" | "truncated";
  readonly width: number; // of the view, in the units of the scene
  readonly height: number;
  readonly bounds?: Scene["bounds"];
  /** The length of 1 in a series of places. */
  readonly unit: number;
  /** The middle of the view. */
  readonly x: Series;
  readonly y: Series;
  readonly tracks: readonly Track[];
  /** Readings in ninths, one direction after the other, each through all frames. */
  readonly halos: readonly { readonly role: Role; readonly numReadings: number; readonly readings: Series }[];
  /** The texts that were to be read, and which one when. */
  readonly texts: readonly string[];
  readonly text: Series;
  /** So far, undiscounted. */
  readonly episodeReturn: Scaled;
  readonly episodeCosts: readonly Scaled[]; // one per cost of the environment
}

// How finely a recording counts.
export const PLACES = 2048; // in the longer edge of a view
export const HEADINGS = 256; // in a turn
export const READINGS = 9; // between nothing and nearest

/** How many characters a recording may take up. */
export const MOST_CHARACTERS = 20_000;
/** How many frames it may have. */
export const MOST_FRAMES = 500;
