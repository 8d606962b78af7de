import type { Box } from "../../src/env/spaces.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Surroundings, Touches } from "./physics/surroundings.ts";

/** Where a robot is and how it moves, whatever its kind. Metres, seconds, radians; the world's frame; mutable. */
export interface Mover {
  x: number;
  y: number;
  heading: number;
  velocityX: number;
  velocityY: number;
  yawRate: number;
}

/**
 * A kind of robot. Layouts, lidars, rewards and costs are the same for all kinds; what differs is here.
 * `Self` is what one of them is, as plain data.
 */
export interface Robot<Self extends Mover> {
  readonly actionSpace: Box;
  /** How long a step of the environment is, s. */
  readonly stepTime: number;
  /** For pictures: about how large it is, m, and from its heading to where its nose points, rad. */
  readonly radius: number;
  readonly nose: number;
  /** What it feels of itself, in the order in which `sense` writes it. */
  readonly sensors: readonly { readonly name: string; readonly size: number }[];
  /** One at rest. */
  place(x: number, y: number, heading: number): Self;
  /** Lets it act for one step of the environment, from `time` on, s, and moves and counts what it touches. */
  advance(self: Self, surroundings: Surroundings, time: number, action: Reals, touches: Touches): void;
  /** Writes what its sensors read; `cos` and `sin` are those of its heading. */
  sense(self: Self, cos: number, sin: number, obs: Reals): void;
}
