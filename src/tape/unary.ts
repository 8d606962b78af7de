import { through, type Column } from "./through.ts";

/** y = f(x), row by row. Every loop is written out: one that was handed f would box each number for the call. */
export interface Unary {
  forward(y: Column, x: Column, numRows: number): void;
  /** Adds d loss / d x to `dx`. */
  backward(dx: Column, dy: Column, x: Column, y: Column, numRows: number): void;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** What a tape can do with one column. Where there is a kink, the slope is that of one side. */
export const unary = {
  neg: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = -x[i];
    },
    backward(dx, dy, _x, _y, n) {
      for (let i = 0; i < n; i++) dx[i] -= dy[i];
    },
  },
  exp: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.exp(x[i]);
    },
    backward(dx, dy, _x, y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(y[i], dy[i]);
    },
  },
  log: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.log(x[i]);
    },
    backward(dx, dy, x, _y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(1 / x[i], dy[i]);
    },
  },
  tanh: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.tanh(x[i]);
    },
    backward(dx, dy, _x, y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(1 - y[i] * y[i], dy[i]);
    },
  },
  abs: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.abs(x[i]);
    },
    backward(dx, dy, x, _y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(Math.sign(x[i]), dy[i]);
    },
  },
  square: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = x[i] * x[i];
    },
    backward(dx, dy, x, _y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(2 * x[i], dy[i]);
    },
  },
  sqrt: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.sqrt(x[i]);
    },
    backward(dx, dy, _x, y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(0.5 / y[i], dy[i]);
    },
  },
  relu: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.max(x[i], 0);
    },
    backward(dx, dy, x, _y, n) {
      for (let i = 0; i < n; i++) if (x[i] > 0) dx[i] += dy[i];
    },
  },
  sigmoid: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = logistic(x[i]);
    },
    backward(dx, dy, _x, y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(y[i] * (1 - y[i]), dy[i]);
    },
  },
  // log(1 + eˣ), in a form that does not overflow.
  softplus: {
    forward(y, x, n) {
      for (let i = 0; i < n; i++) y[i] = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
    },
    backward(dx, dy, x, _y, n) {
      for (let i = 0; i < n; i++) dx[i] += through(logistic(x[i]), dy[i]);
    },
  },
} as const satisfies Record<string, Unary>;
