import { positive } from "../check.ts";
import { definePart } from "../part.ts";
import type { Stopping } from "./stopping.ts";

/**
 * KL early stopping: ends the update after an epoch in which the policy went
 * further than 1.5 · targetKl (nats) from the one that acted.
 *
 * Achiam (2018), Spinning Up, https://spinningup.openai.com/en/latest/algorithms/ppo.html
 */
export const klAbove = definePart("klAbove", { targetKl: 0.02 }, ({ targetKl }): Stopping => {
  positive("klAbove", "targetKl", targetKl);
  return ({ approxKl }) => approxKl > 1.5 * targetKl;
});
