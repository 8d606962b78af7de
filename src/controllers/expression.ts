import { evaluator, refuseStrangers } from "../math/arithmetic.ts";
import { formula as parsed } from "../math/formula.ts";
import { definePart } from "../part.ts";
import type { Schedule } from "./schedule.ts";

export { formula } from "../math/formula.ts";

const make = definePart("expression", { formula: "1" }, ({ formula }): Schedule => {
  const where = `expression "${formula}"`;
  const written = parsed(formula);
  refuseStrangers(where, written, ["progress"]);
  const rate = evaluator(written.tree, ["progress"]);
  for (const progress of [0, 0.5, 1]) {
    const value = rate([progress]);
    if (!Number.isFinite(value)) {
      throw new Error(`${where}: at progress ${progress} it is ${value}; it must be a finite number`);
    }
  }
  return (progress) => rate([progress]);
});

/**
 * A schedule written as a formula in `progress`, the share of training that is
 * done: `expression("0.1 * exp(-5 * progress)")`. Heard once per update.
 *
 * It has an entry of its own, `saddle-rl/expression`, since the parser behind
 * it takes a while to load. https://mathjs.org
 */
export const expression = (formula = "1") => make({ formula });
