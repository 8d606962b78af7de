import { through, type Column } from "./through.ts";

/** Adds to the gradient `dx` of one operand what comes back from the result. */
type Backward = (dx: Column, dy: Column, a: Column, b: Column, numRows: number) => void;

/** y = f(a, b), row by row, with loops written out as in {@link Unary}. */
export interface Binary {
  forward(y: Column, a: Column, b: Column, numRows: number): void;
  readonly backward: readonly [inA: Backward, inB: Backward];
}

/** What a tape can do with two columns. Of equal numbers `min` and `max` take the first. */
export const binary = {
  add: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = a[i] + b[i];
    },
    backward: [accumulate, accumulate],
  },
  sub: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = a[i] - b[i];
    },
    backward: [
      accumulate,
      (dx, dy, _a, _b, n) => {
        for (let i = 0; i < n; i++) dx[i] -= dy[i];
      },
    ],
  },
  mul: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = a[i] * b[i];
    },
    backward: [
      (dx, dy, _a, b, n) => {
        for (let i = 0; i < n; i++) dx[i] += through(b[i], dy[i]);
      },
      (dx, dy, a, _b, n) => {
        for (let i = 0; i < n; i++) dx[i] += through(a[i], dy[i]);
      },
    ],
  },
  div: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = a[i] / b[i];
    },
    backward: [
      (dx, dy, _a, b, n) => {
        for (let i = 0; i < n; i++) dx[i] += through(1 / b[i], dy[i]);
      },
      (dx, dy, a, b, n) => {
        for (let i = 0; i < n; i++) dx[i] += through(-a[i] / (b[i] * b[i]), dy[i]);
      },
    ],
  },
  min: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = Math.min(a[i], b[i]);
    },
    backward: [
      (dx, dy, a, b, n) => {
        for (let i = 0; i < n; i++) if (a[i] <= b[i]) dx[i] += dy[i];
      },
      (dx, dy, a, b, n) => {
        for (let i = 0; i < n; i++) if (a[i] > b[i]) dx[i] += dy[i];
      },
    ],
  },
  max: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = Math.max(a[i], b[i]);
    },
    backward: [
      (dx, dy, a, b, n) => {
        for (let i = 0; i < n; i++) if (a[i] >= b[i]) dx[i] += dy[i];
      },
      (dx, dy, a, b, n) => {
        for (let i = 0; i < n; i++) if (a[i] < b[i]) dx[i] += dy[i];
      },
    ],
  },
  /** 1 where a is above b, 0 elsewhere; flat, hence without a slope. */
  greater: {
    forward(y, a, b, n) {
      for (let i = 0; i < n; i++) y[i] = a[i] > b[i] ? 1 : 0;
    },
    backward: [nothing, nothing],
  },
} as const satisfies Record<string, Binary>;

function accumulate(dx: Column, dy: Column, _a: Column, _b: Column, numRows: number): void {
  for (let i = 0; i < numRows; i++) dx[i] += dy[i];
}

function nothing(): void {}
