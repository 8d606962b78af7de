/** What WebAssembly can do beyond its first version. */
export type WebAssemblyFeature = "SIMD" | "relaxed SIMD" | "threads";

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A module of one function, () → (), made of some instructions. */
const withInstructions = (...instructions: readonly number[]) => {
  const body = [0x00, ...instructions, 0x0b]; // no locals … end
  const type = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const functions = [0x03, 0x02, 0x01, 0x00];
  return [...header, ...type, ...functions, 0x0a, body.length + 2, 0x01, body.length, ...body];
};

const zeros = [0xfd, 0x0c, ...new Array<number>(16).fill(0)]; // v128.const 0
const drop = 0x1a;

// Specification: https://webassembly.github.io/spec/core/binary/
const modules: Readonly<Record<WebAssemblyFeature, readonly number[]>> = {
  SIMD: withInstructions(...zeros, drop),
  "relaxed SIMD": withInstructions(...zeros, ...zeros, ...zeros, 0xfd, 0x85, 0x02, drop), // f32x4.relaxed_madd
  threads: [...header, 0x05, 0x04, 0x01, 0x03, 0x01, 0x01], // a shared memory of one page
};

/** Whether this runtime takes modules that need a feature. */
export const supports = (feature: WebAssemblyFeature): boolean =>
  WebAssembly.validate(Uint8Array.from(modules[feature]));
