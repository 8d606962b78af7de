import type { Cell } from "../../src/cli/textTable.ts";
import type { Effort } from "./measure.ts";

/** What was aimed at, and what came of it. */
export interface Target {
  readonly claim: string;
  readonly goal: number; // at least
  readonly measured: number;
}

/** One question, answered in a table. */
export interface Section {
  readonly title: string;
  readonly note: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly targets: readonly Target[];
}

/** How much time a section may take. */
export interface Plan {
  readonly effort: Effort;
  readonly minibatchSizes: readonly number[]; // 64 among them
  readonly batchSizes: readonly number[]; // of inference
  readonly numUpdates: number; // of whole training, after one to warm up
  readonly pointSteps: number; // of the environment alone
  readonly say: (progress: string) => void;
}
