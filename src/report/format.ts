import type { Estimate } from "../stats/scores.ts";

/** What stands where there is no number. */
export const NONE = "–";

/** How many decimals suit numbers of this size: 1234, 123.4, 12.34, 0.123, 0.0123. */
export function decimalsFor(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (largest >= 1000) return 0;
  if (largest >= 100) return 1;
  if (largest >= 1 || largest === 0) return 2;
  return largest >= 0.1 ? 3 : 4;
}

/** A number with so many decimals and a true minus sign. */
export function number(value: number, decimals = decimalsFor([value])): string {
  if (Number.isNaN(value)) return NONE;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text.replace("-", "−");
}

/** A number that says which way it goes. */
export const signed = (value: number, decimals = decimalsFor([value])): string => {
  const text = number(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
};

/** The interval of an estimate; nothing where one run gives none. */
export const interval = ({ low, high }: Estimate, decimals: number, print = number): string =>
  Number.isFinite(low) ? `[${print(low, decimals)}, ${print(high, decimals)}]` : "";

/** "14.27 [14.25, 14.29]", or only the number. */
export const estimate = (value: Estimate, decimals: number, print = number): string =>
  Number.isFinite(value.low)
    ? `${print(value.value, decimals)} ${interval(value, decimals, print)}`
    : print(value.value, decimals);

/** A share as a percentage. */
export const percent = (share: number, decimals = 0): string =>
  Number.isFinite(share) ? `${number(100 * share, decimals)} %` : NONE;

/** The interval of a share: "[72, 100] %"; nothing where one run gives none. */
export const percents = ({ value, low, high }: Estimate): string =>
  Number.isFinite(low) ? `${interval({ value, low: 100 * low, high: 100 * high }, 0)} %` : "";

/** A p-value; the smallest only by their bound. */
export const pValue = (p: number): string => (p < 0.001 ? "p < 0.001" : `p = ${number(p, p < 0.1 ? 3 : 2)}`);

/** A number as it stands on an axis, without the errors of arithmetic: 0.1, 0.9999, 25, 4k, 1.5M. */
export function brief(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = size >= 1e6 ? [1e6, "M"] : size >= 1e3 ? [1e3, "k"] : [1, ""];
  return `${Number((value / unit).toPrecision(6))}${letter}`.replace("-", "−");
}

/** A name of at most so many letters; what is left out stands for the middle, since names often differ at the end. */
export function elided(name: string, length: number): string {
  const signs = [...name];
  if (signs.length <= length) return name;
  const head = Math.floor((length - 1) / 2);
  return `${signs.slice(0, head).join("")}…${signs.slice(signs.length - (length - 1 - head)).join("")}`;
}

/** "1 seed", "5 seeds". */
export const count = (total: number, noun: string): string => `${total} ${noun}${total === 1 ? "" : "s"}`;

/** "a", "a and b", "a, b and c". */
export const enumeration = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** A large count in groups of three, which no line break parts: 200 000. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** A phrase as it stands at the beginning of a sentence. */
export const capitalized = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);
