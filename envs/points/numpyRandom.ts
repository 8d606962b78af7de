const NUM_WORDS = 624;
const SHIFT = 397;
const HIGH_BIT = 0x80000000;
const LOW_BITS = 0x7fffffff;

/**
 * Where a `numpy.random.RandomState` stands: the Mersenne Twister MT19937, as plain data.
 *
 * Draws equal NumPy's bit for bit, so that a seed gives the world that it gives in Safety-Gymnasium.
 *
 * Source: Matsumoto and Nishimura 1998, http://www.math.sci.hiroshima-u.ac.jp/m-mat/MT/MT2002/CODES/mt19937ar.c;
 * https://github.com/numpy/numpy/blob/main/numpy/random/src/mt19937/mt19937.c
 */
export interface NumpyRandom {
  readonly words: Uint32Array; // [624]
  /** The next word to hand out; at 624 the words are mixed anew. */
  position: number;
}

/** `RandomState(seed)`, for a whole seed in [0, 2³²). */
export function numpyRandom(seed: number): NumpyRandom {
  const words = new Uint32Array(NUM_WORDS);
  words[0] = seed;
  for (let i = 1; i < NUM_WORDS; i++) {
    const last = words[i - 1];
    words[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i;
  }
  return { words, position: NUM_WORDS };
}

/** `random_sample()`: uniform in [0, 1), in steps of 2⁻⁵³; takes two words. */
export function nextDouble(random: NumpyRandom): number {
  const high = nextWord(random) >>> 5;
  const low = nextWord(random) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** `uniform(low, high)`: low + (high − low) u. Draws even where low = high. */
export const nextUniform = (random: NumpyRandom, low: number, high: number): number =>
  low + (high - low) * nextDouble(random);

/** `choice(n)`: a whole number in [0, n); draws words and keeps their low bits until one fits. One choice draws none. */
export function nextChoice(random: NumpyRandom, n: number): number {
  if (n === 1) return 0;
  const mask = 0xffffffff >>> Math.clz32(n - 1);
  for (;;) {
    const candidate = (nextWord(random) & mask) >>> 0;
    if (candidate < n) return candidate;
  }
}

function nextWord(random: NumpyRandom): number {
  if (random.position === NUM_WORDS) mix(random);
  let word = random.words[random.position++];
  word ^= word >>> 11;
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return word ^ (word >>> 18);
}

function mix(random: NumpyRandom): void {
  const { words } = random;
  for (let i = 0; i < NUM_WORDS; i++) {
    const next = words[i + 1 < NUM_WORDS ? i + 1 : 0];
    const far = words[i + SHIFT < NUM_WORDS ? i + SHIFT : i + SHIFT - NUM_WORDS];
    const bits = (words[i] & HIGH_BIT) | (next & LOW_BITS);
    words[i] = far ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0);
  }
  random.position = 0;
}
