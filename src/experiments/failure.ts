import { existsSync } from "node:fs";
import { join } from "node:path";
import { ifFree } from "./claim.ts";
import { readJson, writeJson } from "./files.ts";
import type { FailureRecord } from "./record.ts";
import { statusOf, type Place } from "./store.ts";

const file = (folder: string) => join(folder, "failed.json");

/** Why the run in a folder failed; undefined where it did not. */
export function failureOf(folder: string): FailureRecord | undefined {
  if (!existsSync(file(folder))) return undefined;
  try {
    return readJson(file(folder)) as FailureRecord;
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** How often a run has failed in a row; asked before it is tried again, which removes what remembers it. */
export const numFailuresOf = (folder: string): number => {
  const failure = failureOf(folder);
  return failure ? (failure.attempts ?? 1) : 0;
};

/**
 * Writes down why a run failed. Where another process has taken the run on meanwhile, what becomes of it is that
 * one's to say.
 */
export async function rememberFailure(place: Pick<Place, "folder" | "hash">, failure: FailureRecord): Promise<void> {
  await ifFree(place.folder, () => {
    if (statusOf(place) !== "done") writeJson(file(place.folder), failure);
  });
}
