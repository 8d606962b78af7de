import { hashOf } from "./hash.ts";

/**
 * A folder name for each name, safe on every file system: letters, digits, dots
 * and dashes. Names whose slugs would be alike, also when case is ignored, get a
 * piece of their hash each.
 */
export function slugs(names: readonly string[]): Map<string, string> {
  const plain = names.map(slug);
  const folded = plain.map((text) => text.toLowerCase());
  return new Map(
    names.map((name, i) => {
      const isUnique = folded.filter((other) => other === folded[i]).length === 1 && !reserved.test(plain[i]);
      return [name, isUnique ? plain[i] : `${plain[i]}-${hashOf(name).slice(0, 8)}`.replace(/^-/, "")];
    }),
  );
}

// Nothing at all, and the names that Windows keeps for devices.
const reserved = /^(|con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

const slug = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9._]+/g, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
