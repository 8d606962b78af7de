/** A loop that does nothing but multiply and add. */
export interface PeakLoop {
  readonly name: string;
  readonly flopsPerTurn: number;
  run(numTurns: number): void;
}

/**
 * Loops to find out how many 128-bit multiplications and additions a second
 * V8 gets out of the processor, each rounded by itself as in the kernels. They
 * stay in registers, and have as many independent chains as fit there.
 * Processors differ in how many of either kind they start at once and how soon
 * these are done, hence several mixtures; the peak is the best of them.
 */
export const peakLoops = (): readonly PeakLoop[] => [chained(13), mixed(7, 7), mixed(6, 7), mixed(8, 6)];

/** The same with multiplications and additions fused, as relaxed SIMD may do it: what precision "fast" could gain. */
export const fusedPeakLoop = (): PeakLoop => {
  const turn = times(13, (chain) => fused(chain));
  return loop("13 chains of fused multiply-add", 13, turn, 2 * 13);
};

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Every addition waits for a multiplication. */
const chained = (count: number) =>
  loop(
    `${count} chains of multiply, then add`,
    count,
    times(count, (chain) => [...multiply(chain), ...add(chain)]),
    2 * count,
  );

/** Multiplications wait for multiplications, additions for additions. */
const mixed = (numProducts: number, numSums: number) => {
  const count = numProducts + numSums;
  const turn = times(count, (chain) => (chain < numProducts ? multiply(chain) : add(chain)));
  return loop(`${numProducts} chains of multiply, ${numSums} of add`, count, turn, count);
};

// WebAssembly, byte by byte: https://webassembly.github.io/spec/core/binary. Locals are the number of turns, 1 in
// single precision, a vector of ones, and the chains.
const [TURNS, UNIT, ONES, CHAINS] = [0, 1, 2, 3];
const [I32, F32, V128, NOTHING] = [0x7f, 0x7d, 0x7b, 0x40];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const splat = [0xfd, 0x13];
const sum = [0xfd, 0xe4, 0x01];
const product = [0xfd, 0xe6, 0x01];
const relaxedMultiplyAdd = [0xfd, 0x85, 0x02]; // a · b + c
const multiply = (chain: number) => [...get(CHAINS + chain), ...get(ONES), ...product, ...set(CHAINS + chain)];
const add = (chain: number) => [...get(CHAINS + chain), ...get(ONES), ...sum, ...set(CHAINS + chain)]; // up to 2²⁴, where 1 is lost

const fused = (chain: number) => [
  ...get(CHAINS + chain),
  ...get(ONES),
  ...get(ONES),
  ...relaxedMultiplyAdd,
  ...set(CHAINS + chain),
];

function loop(name: string, count: number, turn: readonly (readonly number[])[], numOperations: number): PeakLoop {
  const code = [
    times(1 + count, (i) => [...get(UNIT), ...splat, ...set(ONES + i)]).flat(),
    [0x03, NOTHING], // loop
    turn.flat(),
    [...get(TURNS), 0x41, 1, 0x6b, 0x22, TURNS, 0x0d, 0, 0x0b], // turns ← turns − 1; again, if not 0; end
    get(CHAINS),
    times(count - 1, (i) => [...get(CHAINS + 1 + i), ...sum]).flat(),
    [0xfd, 0x1f, 0, 0x0b], // lane 0; end
  ].flat();
  const body = [1, 1 + count, V128, ...code];
  const bytes = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, [0x60, 2, I32, F32, 1, F32]), // the type (i32, f32) → f32
    section(3, [0]), // one function of it
    section(7, [3, ...Buffer.from("run"), 0, 0]),
    section(10, [...varint(body.length), ...body]),
  ].flat();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)));
  const run = exports.run as (numTurns: number, unit: number) => number;
  return { name, flopsPerTurn: 4 * numOperations, run: (numTurns) => void run(numTurns, 1) };
}

/** A section with one entry. */
const section = (id: number, entry: readonly number[]) => [id, ...varint(1 + entry.length), 1, ...entry];

/** Up to 2¹⁴ − 1, in two bytes. */
const varint = (value: number) => [(value & 0x7f) | 0x80, value >> 7];
