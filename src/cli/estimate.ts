import { pairName, timeLeft, type KnownPair } from "../experiments/budget.ts";
import { measured, type Measured } from "../experiments/budgetMeasure.ts";
import { engineNamed } from "../experiments/engines.ts";
import { keptSteps } from "../experiments/planStanding.ts";
import { pairOf, timingsOf } from "../experiments/planTimings.ts";
import type { Place } from "../experiments/store.ts";
import { atATime, roughly } from "./durations.ts";
import type { Terminal } from "./screen.ts";

/** On what, and how, open runs are to be done. */
interface Ways {
  readonly engine: string;
  readonly numWorkers: number;
}

const measureFor = 10; // seconds

/** How long open runs take, in a line: by the times of those that are done, and of their pairs that have none, measured. */
export async function estimate(
  planned: readonly Place[],
  open: readonly Place[],
  { engine, numWorkers }: Ways,
  { err, interrupt: signal }: Terminal,
): Promise<string> {
  const timings = timingsAt(planned);
  const timed = new Set(timings.map(pairName));
  const unknown = open.filter((place) => !timed.has(pairName(pairOf(place))));
  const options = { engine: await engineNamed(engine), seconds: measureFor, signal };
  const found = unknown.length > 0 ? await measured(unknown, options) : { known: [], problems: [], seconds: 0 };
  for (const problem of found.problems) err.write(`${problem}\n`);
  const seconds = secondsFor(open, [...timings, ...found.known], numWorkers);
  if (Number.isNaN(seconds)) return "estimate: none, since nothing could be measured\n";
  return `estimate: about ${roughly(seconds)} with ${atATime(numWorkers)}\n  ${basis(open, timed, found)}\n`;
}

/** What an estimate rests on. */
function basis(open: readonly Place[], timed: ReadonlySet<string>, { known, seconds }: Measured): string {
  const pairs = [...new Set(open.map((place) => pairName(pairOf(place))))];
  const numTimed = pairs.filter((pair) => timed.has(pair)).length;
  const numAlike = pairs.length - numTimed - known.length;
  const parts = [
    ...(numTimed > 0 ? [`${numTimed} by runs that are done`] : []),
    ...(known.length > 0 ? [`${known.length} by one or two updates each, alone, in ${seconds.toFixed(1)} s`] : []),
    ...(numAlike > 0 ? [`${numAlike} by others of the same task and of the same algorithm`] : []),
  ];
  const what = pairs.length === 1 ? "1 pair" : `${pairs.length} pairs`;
  return `judged, of ${what} of task and algorithm, ${parts.join(", ")}`;
}

/** The same by the times of the runs that are done alone; nothing where none is, or none is open. */
export function estimateByTimings(planned: readonly Place[], open: readonly Place[], numWorkers: number): string {
  const known = timingsAt(planned);
  if (known.length === 0 || open.length === 0) return "";
  const span = roughly(secondsFor(open, known, numWorkers));
  return `estimate: about ${span} with ${atATime(numWorkers)}, by the times of runs that are done\n`;
}

const timingsAt = (planned: readonly Place[]): KnownPair[] =>
  timingsOf(planned.map((place) => ({ ...place, ...pairOf(place) })));

const secondsFor = (open: readonly Place[], known: readonly KnownPair[], numWorkers: number): number =>
  timeLeft(
    open.map((place) => ({ ...pairOf(place), share: 1 - keptSteps(place.folder) / place.run.totalSteps })),
    known,
    numWorkers,
  );
