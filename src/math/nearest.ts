const MOST = 3; // more than these are no hint

/**
 * The words that `word` may have been meant to be, nearest first: those a few
 * letters apart, capitals aside, and those that it is a long part of; none that
 * is much further off than the nearest.
 */
export function nearest(word: string, words: readonly string[]): string[] {
  const wanted = word.toLowerCase();
  const furthest = Math.max(2, Math.floor(word.length / 3));
  const distanceTo = (candidate: string) => {
    const isPart = word.length > 3 && candidate.includes(wanted);
    return Math.min(isPart ? 2 : Infinity, editDistance(wanted, candidate));
  };
  const near = words
    .map((candidate) => ({ candidate, distance: distanceTo(candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance);
  return near
    .filter(({ distance }) => distance <= near[0].distance + 1)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** What may have been meant by a word, or else all that there is. */
export function meant(word: string, words: readonly string[]): string {
  const similar = nearest(word, words);
  return similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : `expected one of ${words.join(", ")}`;
}

/** How many letters must be put in, taken out or exchanged to make one word of the other. Levenshtein (1966). */
export function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const exchange = above[j - 1] + Number(from[i - 1] !== to[j - 1]);
      row.push(Math.min(exchange, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[to.length];
}
