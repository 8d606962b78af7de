/**
 * A function (base, exponent) → base^exponent that multiplies and remembers:
 * the next exponent costs one multiplication. `**` will not do, since its last
 * bits differ between runtimes.
 */
export function powers(): (base: number, exponent: number) => number {
  let lastBase = 1;
  let lastExponent = 0;
  let power = 1;
  return (base, exponent) => {
    if (base !== lastBase || exponent < lastExponent) {
      lastBase = base;
      lastExponent = 0;
      power = 1;
    }
    for (; lastExponent < exponent; lastExponent++) power *= base;
    return power;
  };
}
