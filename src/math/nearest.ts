/** The words that `word` may have been meant to be, nearest first: those a few letters apart, capitals aside. */
export function nearest(word: string, words: readonly string[]): string[] {
  const furthest = Math.max(2, Math.floor(word.length / 3));
  return words
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
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
