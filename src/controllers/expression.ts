import {
  absDependencies,
  addDependencies,
  cosDependencies,
  create,
  divideDependencies,
  expDependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  piDependencies,
  powDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
} from "mathjs/number";
import { definePart } from "../part.ts";
import type { Schedule } from "./schedule.ts";

// Only what a schedule needs: nothing that allocates at will, imports, or evaluates text of its own.
const math = create({
  absDependencies,
  addDependencies,
  cosDependencies,
  divideDependencies,
  expDependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  piDependencies,
  powDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
});

const make = definePart("expression", { formula: "1" }, ({ formula }): Schedule => {
  const where = `expression "${formula}"`;
  let compiled: { evaluate(scope: object): unknown };
  try {
    compiled = math.parse!(formula).compile();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}; it must be a formula such as "0.1 * (1 - progress)"`, {
      cause: error,
    });
  }
  const rate = (progress: number) => {
    try {
      return compiled.evaluate({ progress });
    } catch (error) {
      throw new Error(
        `${where}: ${(error as Error).message}; it may use progress, pi and abs, cos, exp, log, max, min, sin, sqrt`,
        { cause: error },
      );
    }
  };
  for (const progress of [0, 0.5, 1]) {
    const value = rate(progress);
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new Error(`${where}: at progress ${progress} it is ${String(value)}; it must be a finite number`);
    }
  }
  return rate as Schedule;
});

/**
 * A schedule written as a formula in `progress`, the share of training that is
 * done: `expression("0.1 * exp(-5 * progress)")`. Heard once per update.
 *
 * It has an entry of its own, `saddle-rl/expression`, since the parser behind
 * it takes a while to load. https://mathjs.org
 */
export const expression = (formula: string) => make({ formula });
