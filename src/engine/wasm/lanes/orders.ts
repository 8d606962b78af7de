import type { LaneWork } from "./lanes.ts";
import { numLanes } from "./lanes.ts";

// The numbers of 32 bits through which the first thread orders and the others report.
const ORDER = 0; // counts up with each order
const DONE = 1; // counts up with each lane that is done, of all orders
const READY = 2; // counts the threads that have started
const START = 3; // 1 + the last order that is not for the others; 0 until they all have started
const WHAT = 4;
const NETS = 5; // one bit each
const ROWS = 6; // of each lane
export const ORDERS_BYTES = (ROWS + numLanes) * 4;

/** What is ordered; the chunk is gathered with its first forward pass. */
export const GATHER = 1;
export const FORWARD = 2;
export const BACKWARD = 4;
export const TANGENT = 8; // derivatives forward

export interface Orders {
  /** Makes an order known to all threads. */
  give(what: number, nets: readonly number[], rows: readonly number[]): void;
  /** Waits until every lane is done with all orders so far. @throws where a thread does not answer. */
  finish(numElsewhere: number): void;
  /** Whether so many threads have started; if so, they take part from the next order on. */
  muster(numThreads: number): boolean;
  /** Tells that a thread has started, and waits until it is wanted; answers the last order that is not for it. */
  report(): number;
  /** Waits for an order after `seen`; answers its number. */
  next(seen: number): number;
  /** Does the present order with a lane. */
  obey(lane: number, work: LaneWork): void;
  /** Tells that so many lanes are done. */
  done(numDone: number): void;
}

const SPINS = 20_000; // some 50 µs: orders of an update follow each other closely
const PATIENCE = 30_000; // milliseconds

/** Orders over a memory that threads share. */
export function ordersOf(memory: SharedArrayBuffer, maxNets: number): Orders {
  const cells = new Int32Array(memory);
  let expected = 0;
  return {
    give(what, nets, rows) {
      cells[WHAT] = what;
      cells[NETS] = nets.reduce((bits, net) => bits | (1 << net), 0);
      for (let lane = 0; lane < numLanes; lane++) cells[ROWS + lane] = rows[lane];
      Atomics.add(cells, ORDER, 1);
      Atomics.notify(cells, ORDER);
    },
    finish(numElsewhere) {
      expected = (expected + numElsewhere) | 0;
      for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(cells, DONE) === expected) return;
      for (;;) {
        const present = Atomics.load(cells, DONE);
        if (present === expected) return;
        if (Atomics.wait(cells, DONE, present, PATIENCE) === "timed-out") {
          throw new Error(`wasm engine: a thread has not answered for ${PATIENCE / 1000} s; leave threads out`);
        }
      }
    },
    muster(numThreads) {
      if (Atomics.load(cells, READY) < numThreads) return false;
      Atomics.store(cells, START, Atomics.load(cells, ORDER) + 1);
      Atomics.notify(cells, START);
      return true;
    },
    report() {
      Atomics.add(cells, READY, 1);
      while (Atomics.load(cells, START) === 0) Atomics.wait(cells, START, 0);
      return Atomics.load(cells, START) - 1;
    },
    next(seen) {
      for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(cells, ORDER) !== seen) break;
      while (Atomics.load(cells, ORDER) === seen) Atomics.wait(cells, ORDER, seen);
      return (seen + 1) | 0;
    },
    obey(lane, work) {
      const rows = cells[ROWS + lane];
      if (rows === 0) return;
      if (cells[WHAT] & GATHER) work.gather(rows);
      for (let net = 0; net < maxNets; net++) {
        if ((cells[NETS] & (1 << net)) === 0) continue;
        if (cells[WHAT] & FORWARD) work.forward(net, rows);
        if (cells[WHAT] & TANGENT) work.tangent(net, rows);
        if (cells[WHAT] & BACKWARD) work.backward(net, rows);
      }
    },
    done(numDone) {
      Atomics.add(cells, DONE, numDone);
      Atomics.notify(cells, DONE);
    },
  };
}
