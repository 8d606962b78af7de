import { workerData } from "node:worker_threads";
import { instantiate, type Precision } from "../instantiate.ts";
import { laneWork, type Lane } from "./lanes.ts";
import { ordersOf } from "./orders.ts";

/** What a thread is given to start with. */
export interface ThreadData {
  readonly memory: WebAssembly.Memory;
  readonly orders: SharedArrayBuffer;
  readonly precision: Precision;
  readonly inputSize: number;
  readonly observations: number; // address
  readonly numNets: number;
  /** The lanes of this thread, by their numbers. */
  readonly lanes: readonly (readonly [number: number, lane: Lane])[];
}

// A thread does its lanes' share of every order, until the process ends.
const data = workerData as ThreadData;
const kernels = instantiate(data.memory, data.precision, "shared");
const works = data.lanes.map(
  ([number, lane]) => [number, laneWork(kernels, lane, data.inputSize, data.observations)] as const,
);
const orders = ordersOf(data.orders, data.numNets);
for (let seen = orders.report(); ;) {
  seen = orders.next(seen);
  for (const [number, work] of works) orders.obey(number, work);
  orders.done(works.length);
}
