/*
 * Whole numbers that change little, as text: each is written as its difference
 * from the one before (the first from 0), folded to d ≥ 0 by 2d or −2d − 1, in
 * digits of five bits, the lowest first, each but the last raised by 32. A run
 * of three zeros or more is a dot and its length.
 */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
const LARGEST = 2 ** 30;
const LONGEST = 2 ** 22; // values, far above what a recording holds

/**
 * Writes whole numbers as text.
 *
 * @throws where one is not whole, or beyond ±2³⁰.
 */
export function encoded(values: readonly number[]): string {
  let text = "";
  let numZeros = 0;
  const flush = () => {
    text += numZeros > 2 ? `.${digits(numZeros)}` : DIGITS[0].repeat(numZeros);
    numZeros = 0;
  };
  let last = 0;
  for (const value of values) {
    if (!(Number.isInteger(value) && Math.abs(value) <= LARGEST)) {
      throw new Error(`a series holds ${value}; it must be whole numbers within ±2^30`);
    }
    const difference = value - last;
    last = value;
    if (difference === 0) {
      numZeros++;
      continue;
    }
    flush();
    text += digits(difference > 0 ? 2 * difference : -2 * difference - 1);
  }
  flush();
  return text;
}

/**
 * The inverse of {@link encoded}.
 *
 * @throws where the text is not one that {@link encoded} writes, before it takes up memory.
 */
export function decoded(text: string): number[] {
  const values: number[] = [];
  let value = 0;
  let at = 0;
  const read = () => {
    let sum = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = at < text.length ? DIGITS.indexOf(text[at++]) : -1;
      if (digit < 0 || scale > LARGEST)
        throw new Error(`a series makes no sense at character ${at}; write it with encoded`);
      sum += (digit % 32) * scale;
      if (digit < 32) return sum;
    }
  };
  while (at < text.length) {
    if (text[at] === ".") {
      at++;
      const count = read();
      if (values.length + count > LONGEST) throw new Error(`a series holds more than ${LONGEST} values`);
      for (let left = count; left > 0; left--) values.push(value);
      continue;
    }
    const folded = read();
    value += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    values.push(value);
  }
  return values;
}

function digits(rest: number): string {
  let text = "";
  for (; rest >= 32; rest = Math.floor(rest / 32)) text += DIGITS[32 + (rest % 32)];
  return text + DIGITS[rest];
}
