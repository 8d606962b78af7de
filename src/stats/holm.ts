/**
 * P-values adjusted for having asked several questions at once, so that the
 * chance of even one false alarm stays below the level:
 *
 *   p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎),  p₍₁₎ ≤ … ≤ p₍ₘ₎.
 *
 * Values that are NaN ask nothing: they stay NaN and do not count.
 *
 * Holm (1979), https://www.jstor.org/stable/4615733
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => NaN);
  const asked = [...pValues.keys()].filter((i) => !Number.isNaN(pValues[i])).sort((i, j) => pValues[i] - pValues[j]);
  let largest = 0;
  for (const [rank, i] of asked.entries()) {
    largest = Math.max(largest, Math.min(1, (asked.length - rank) * pValues[i]));
    adjusted[i] = largest;
  }
  return adjusted;
}
