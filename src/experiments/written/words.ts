import { shown } from "../../shown.ts";

/** What is wrong with a value, and what would be right. Texts that look like numbers are a trap of YAML. */
export function mustBe(value: unknown, rule: string): string {
  const digits = typeof value === "string" ? value.replaceAll("_", "") : "";
  const isNumber = rule.includes("number") && digits !== "" && Number.isFinite(Number(digits));
  const hint = isNumber ? ` (YAML reads this as a text; write ${Number(digits)})` : "";
  return value === undefined ? `is missing; it must be ${rule}` : `is ${shown(value)}${hint}; it must be ${rule}`;
}

/** A path as one would write it in code: `tasks[0].limits`. */
export const pathText = (path: readonly (string | number)[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : /^[\w.]+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join("")
    .replace(/^\./, "");
