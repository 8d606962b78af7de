import { createHash } from "node:crypto";
import { shown } from "../shown.ts";

/**
 * The one text of a value, whatever order its keys were written in. Numbers are
 * exact and NaN and ±∞ have names, so that different settings never look alike.
 * A key whose value is undefined counts as left out.
 *
 * After RFC 8785 (2020), "JSON canonicalization scheme", https://www.rfc-editor.org/rfc/rfc8785
 *
 * @throws where the value holds a function, whose meaning cannot be seen.
 */
export function canonical(value: unknown, where = "settings"): string {
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
  if (typeof value === "function") {
    throw new Error(`${where}: is a plain function, which has no settings to compare; make it with definePart`);
  }
  if (typeof value === "bigint" || typeof value === "symbol") {
    throw new Error(`${where}: is ${shown(value)}; settings are numbers, texts, lists and records of these`);
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => canonical(item, `${where}[${i}]`)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field, `${where}.${key}`)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 of the canonical text, in hexadecimal. */
export const hashOf = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");
