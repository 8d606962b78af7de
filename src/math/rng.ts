import seedrandom from "seedrandom";

/** A seeded source of randomness. Split it by name, never share it by accident. */
export interface Rng {
  /** Uniform in [0, 1), in steps of 2⁻³². */
  uniform(): number;
  /** Standard normal, by Box and Muller; takes two uniforms and remembers nothing. */
  normal(): number;
  /** Uniform integer in [0, n). */
  int(n: number): number;
  /** True with probability p; takes one uniform. Its outcomes can be listed, so that what it decides can be solved exactly. */
  chance(p: number): boolean;
  /** An independent stream; the same name always gives the same stream, however much was drawn from this one. */
  split(name: string | number): Rng;
  /** Where the stream stands, as plain data. */
  state(): RngState;
}

/** A stream and its place in it; {@link restoreRng} goes on from there. */
export interface RngState {
  readonly path: string;
  readonly generator: seedrandom.State.Alea;
}

/** The stream of a seed. Numbers and the texts that spell them give the same stream. */
export const rng = (seed: number | string): Rng => stream(step(seed));

/**
 * Goes on from where {@link Rng.state} was asked.
 *
 * @throws where a state is none.
 */
export function restoreRng({ path, generator }: RngState): Rng {
  const { c, s0, s1, s2 } = generator ?? {};
  if (typeof path === "string" && [c, s0, s1, s2].every(Number.isFinite)) return stream(path, generator);
  throw new Error(`rng: the state of stream "${String(path)}" is none; it must be what state() answered`);
}

function stream(path: string, generator?: seedrandom.State.Alea): Rng {
  const draw = seedrandom.alea(path, { state: generator ?? true });
  return {
    uniform: draw,
    normal: () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
    int: (n) => Math.floor(draw() * n),
    chance: (p) => draw() < p,
    split: (name) => stream(`${path}/${step(name)}`),
    state: () => ({ path, generator: draw.state() }),
  };
}

/** One step of a path; the escape keeps split("a/b") apart from split("a").split("b"). */
const step = (name: string | number) => String(name).replaceAll("~", "~0").replaceAll("/", "~1");
