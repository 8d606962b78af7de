import { InvalidArgumentError } from "commander";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";

/** Reads how often to save: `60` or `60s` of time, `20u` for updates. */
export function checkpointPace(text: string): CheckpointPace {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(s|seconds?|u|updates?)?$/.exec(text) ?? [];
  const count = Number(number);
  const isUpdates = unit?.startsWith("u") ?? false;
  if (!(count > 0) || (isUpdates && !Number.isInteger(count))) {
    throw new InvalidArgumentError("It must be a time or a number of updates, such as 60s or 20u.");
  }
  return isUpdates ? { updates: count } : { seconds: count };
}
