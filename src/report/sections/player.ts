import type { TaskRecord } from "../../experiments/record.ts";
import type { RecordedRun } from "../../tables/recordings.ts";
import { heading, note, type Block, type Take } from "../document.ts";

/** An episode of every variant, to be watched; nothing where nothing was recorded. */
export function playerSection(task: TaskRecord, recordings: readonly RecordedRun[], prefix: string): Block[] {
  const ours = recordings.filter((run) => run.task === task.name);
  if (ours.length === 0) return [];
  const takes = ours.flatMap((run) => takeOf(task, run));
  const problems = ours.flatMap(({ algorithm, seed, recorded }) =>
    "problem" in recorded ? [note(`${algorithm}, seed ${seed} cannot be shown: ${recorded.problem}`)] : [],
  );
  const isSampled = takes.some(({ recording }) => recording.stride > 1) ? " Long episodes leave out steps." : "";
  const caption = `One episode of the final stochastic policy of each variant, all from the same start. A limit holds on average over episodes; a single one may well cost more. A ring around the agent marks steps that cost.${isSampled}`;
  return [
    heading(3, "Watching it"),
    ...(takes.length > 0 ? [{ kind: "player", id: `${prefix}episode`, caption, takes } as const] : []),
    ...problems,
  ];
}

function takeOf({ constraints }: TaskRecord, { algorithm, seed, costNames, recorded }: RecordedRun): Take[] {
  if ("problem" in recorded) return [];
  const costs = costNames.map((name) => {
    const limit = constraints.find(({ cost, kind }) => cost === name && kind === "episodic")?.costLimit;
    return { name, ...(limit !== undefined && { limit }) };
  });
  return [{ name: `${algorithm}, seed ${seed}`, recording: recorded, costs }];
}
