import { InvalidArgumentError } from "commander";

/** Reads a whole number from `low` on, written like 300000, 300_000 or 3e5. */
export const wholeNumber =
  (low: number) =>
  (text: string): number => {
    const value = numberOf(text);
    if (Number.isSafeInteger(value) && value >= low) return value;
    throw new InvalidArgumentError(
      `It must be a whole number, ${low} or above, such as ${low === 0 ? "0" : "100_000 or 1e5"}.`,
    );
  };

const numberOf = (text: string): number =>
  /^\d[\d_]*(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text.replaceAll("_", "")) : NaN;
