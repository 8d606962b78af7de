import type { RunTiming } from "../../tables/timings.ts";
import type { Block, Cell } from "../document.ts";
import { allSummaries, type Evidence } from "../evidence.ts";
import { grouped, interval, NONE, number } from "../format.ts";
import { middleOf } from "../summary.ts";

/** How long training took; nothing where no run wrote it down. */
export function timingTable({ task, ...evidence }: Evidence, timings: readonly RunTiming[]): Block[] {
  const ours = timings.filter((timing) => timing.task === task.name);
  if (ours.length === 0) return [];
  const rows = allSummaries({ task, ...evidence }).map(({ outcome: { algorithm }, numSeeds }): Cell[] => {
    const own = ours.filter((timing) => timing.algorithm === algorithm);
    const cell = (what: "seconds" | "stepsPerSecond", print: (value: number) => string): Cell => {
      const estimate = middleOf(
        own.map((timing) => timing[what]),
        `report/${task.name}/${algorithm}/${what}`,
      );
      return { text: print(estimate.value), detail: interval(estimate, 0, print) };
    };
    const steps = (value: number) => (Number.isFinite(value) ? grouped(Math.max(0, Math.round(value))) : NONE);
    return [
      { text: algorithm },
      cell("seconds", (value) => number(value)),
      cell("stepsPerSecond", steps),
      { text: `${own.length} / ${numSeeds}` },
    ];
  });
  return [
    {
      kind: "table",
      caption:
        "How long a run took to train, by the clock of the machine that it ran on and beside whatever else that machine did: interquartile means over seeds with 95 % bootstrap intervals. Run by run in timing.csv beside this page. Another machine gives other numbers.",
      columns: [
        { title: "variant", align: "left" },
        { title: "seconds", detail: "wall-clock", align: "right" },
        { title: "steps per second", align: "right" },
        { title: "runs", detail: "timed", align: "right" },
      ],
      rows,
    },
  ];
}
