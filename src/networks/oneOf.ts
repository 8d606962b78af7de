import { nearest } from "../math/nearest.ts";

/**
 * Refuses a word that is none of those there are, naming the one that may have been meant.
 *
 * @throws naming the part, the option, the word and those that would be right.
 */
export function oneOf(part: string, key: string, word: string, words: readonly string[]): void {
  if (words.includes(word)) return;
  const [similar] = nearest(word, words);
  const meant = similar === undefined ? "" : `; did you mean "${similar}"?`;
  throw new Error(`${part}: ${key} is "${word}"; it must be one of ${words.join(", ")}${meant}`);
}
