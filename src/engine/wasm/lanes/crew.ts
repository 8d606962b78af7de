import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Kernels } from "../kernelTypes.ts";
import type { ThreadData } from "./laneThread.ts";
import { laneWork, numLanes, type Lane } from "./lanes.ts";
import { ORDERS_BYTES, ordersOf } from "./orders.ts";

/** All lanes and the threads that work them. */
export interface Crew {
  /** Does an order with every lane, and comes back when all are done. `rows` are those of each lane, multiples of 4. */
  work(what: number, nets: readonly number[], rows: readonly number[]): void;
  /** How many threads take part in the next order. */
  numAtWork(): number;
}

/** The memory, where in it everything lies, and for how many networks. */
export interface CrewPlan extends Pick<ThreadData, "memory" | "precision" | "inputSize" | "observations" | "numNets"> {
  readonly kernels: Kernels;
  readonly lanes: readonly Lane[];
}

/**
 * Starts `numThreads` − 1 threads; the present one is the first, and does the
 * work of all lanes until the others have started. Lanes are dealt out in turn.
 */
export function crew(numThreads: number, { kernels, lanes, ...shared }: CrewPlan): Crew {
  const memory = new SharedArrayBuffer(ORDERS_BYTES);
  const orders = ordersOf(memory, shared.numNets);
  const works = lanes.map((lane) => laneWork(kernels, lane, shared.inputSize, shared.observations));
  const numOthers = Math.min(numThreads, numLanes) - 1;
  const belongsTo = (lane: number) => lane % (numOthers + 1); // 0 is the present thread
  for (let thread = 1; thread <= numOthers; thread++) {
    const own = lanes.flatMap((lane, number) => (belongsTo(number) === thread ? [[number, lane] as const] : []));
    start({ ...shared, orders: memory, lanes: own });
  }
  let isComplete = numOthers === 0;
  return {
    work(what, nets, rows) {
      const wasComplete = isComplete;
      orders.give(what, nets, rows);
      let numElsewhere = 0;
      for (let lane = 0; lane < numLanes; lane++) {
        if (wasComplete && belongsTo(lane) !== 0) numElsewhere++;
        else orders.obey(lane, works[lane]);
      }
      if (numElsewhere > 0) orders.finish(numElsewhere);
      isComplete ||= orders.muster(numOthers);
    },
    numAtWork: () => (isComplete ? numOthers + 1 : 1),
  };
}

/** Node 20 cannot start a thread from TypeScript: there, and in tests, a few words of JavaScript call in the reader of it. */
function start(data: ThreadData): void {
  const entry = new URL(`./laneThread${extname(import.meta.url)}`, import.meta.url).href;
  const reader = import.meta.resolve("tsx/esm/api");
  const words = entry.endsWith(".ts")
    ? `import(${JSON.stringify(reader)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`
    : `import(${JSON.stringify(entry)})`;
  const worker = new Worker(words, { eval: true, workerData: data });
  // The first thread can do without the others.
  worker.on("error", ({ message }) => process.emitWarning(`wasm engine: a thread did not start, ${message}`));
  worker.unref(); // it ends with the process
}
