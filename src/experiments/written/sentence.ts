import type { z } from "zod";
import type { Path, Written } from "./document.ts";
import { mustBe, pathText } from "./words.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a document, in one sentence: where, what stands there, and what would be right. */
export function sentence({ value, at }: Written, issues: readonly Issue[]): string {
  const { path, found } = innermost(telling(issues)!, [], value);
  const where = [at(path, found.code === "unrecognized_keys" ? found.keys[0] : undefined), pathText(path)];
  const place = where.filter((text) => text !== "").join(": ");
  if (found.code === "unrecognized_keys" || found.code === "custom") {
    return found.message.startsWith("is ") ? `${place} ${found.message}` : `${place}: ${found.message}`;
  }
  return `${place} ${mustBe(valueAt(value, path), found.message)}`;
}

/** A misspelled key tells more than that the key is missing which it was meant to be; else what comes first. */
const telling = (issues: readonly Issue[]): Issue | undefined =>
  issues.find(({ code, message }) => code === "unrecognized_keys" && message.includes("did you mean")) ?? issues[0];

/** Of several alternatives, that which the author had in mind: the one whose kind is right, or which fails further in. */
function innermost(issue: Issue, outer: Path, whole: unknown): { readonly path: Path; readonly found: Issue } {
  const path = [...outer, ...(issue.path as Path)];
  if (issue.code !== "invalid_union") return { path, found: issue };
  const isWord = typeof valueAt(whole, path) === "string";
  const isOfKind = ({ code }: Issue) =>
    !["invalid_type", "invalid_union"].includes(code) && (code !== "invalid_value" || isWord);
  const alternatives = issue.errors.flatMap((issues) => {
    const first = telling(issues);
    return first ? [innermost(first, path, whole)] : [];
  });
  const meant = alternatives.find(({ path: deeper, found }) => deeper.length > path.length || isOfKind(found));
  return meant ?? { path, found: issue };
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key], value);
