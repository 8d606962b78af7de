import fc from "fast-check";
import { expect } from "vitest";

const circular: Record<string, unknown> = {};
circular.itself = circular;
let deep: unknown = 0;
for (let i = 0; i < 20_000; i++) deep = [deep];
const jsonDeep = () => {
  let value: unknown = 0;
  for (let i = 0; i < 400; i++) value = { a: [value] };
  return value;
};

/** What JSON can say, and no reader hopes for. */
export const nastyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -0, -1, 1.5, 1e308, -1e-308, 2 ** 53, 1e21, "", "x", "NaN", "-0"),
  fc.constantFrom<unknown>("__proto__", "constructor", "\u0000", "e\u0301", "\ud800", "🙂".repeat(60), "../../etc"),
  fc.constantFrom<unknown>([], {}, [null], [[]], [{}], { length: -1 }, { toString: 1, valueOf: 2 }, jsonDeep()),
  fc.constantFrom<unknown>(JSON.parse('{"__proto__":{"a":1}}'), { Float64Array: "AAAA" }, { Float32Array: 7 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.double(),
  fc.array(fc.oneof(fc.double(), fc.string()), { maxLength: 4 }),
);

/** What a program can hand over besides. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  nastyJson,
  fc.constantFrom<unknown>(undefined, NaN, Infinity, -Infinity, 10n, Symbol("s"), () => 1, Map, circular, deep),
  fc.constantFrom<unknown>(Object.create(null), new Date(NaN), new Map([[1, 2]]), new Float32Array(2), [circular]),
  fc.constantFrom<unknown>(new DataView(new ArrayBuffer(4)), new BigInt64Array(1), new Float64Array([NaN]), [10n]),
  fc.constantFrom<unknown>(new Array(3), Object.create({ inherited: 1 }), Symbol.iterator, /x/, new Error("no")),
);

/** A copy of data with some place in it replaced, removed, doubled, or given a key that it should not have. */
export const mutated = <Data>(data: Data, values: fc.Arbitrary<unknown> = nastyJson): fc.Arbitrary<unknown> =>
  fc
    .array(fc.record({ turns: fc.array(fc.nat(), { maxLength: 7 }), how: fc.nat(9), value: values }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => changes.reduce<unknown>((present, change) => changedAt(present, change.turns, change), data));

interface Change {
  readonly how: number;
  readonly value: unknown;
}

function changedAt(data: unknown, [turn, ...turns]: readonly number[], { how, value }: Change): unknown {
  // Parts, and what is known exactly of an environment, are made by functions that have looked at them.
  const isClosed = typeof data !== "object" || data === null || ArrayBuffer.isView(data) || "part" in data;
  const isPlain = !isClosed && !("tabular" in data);
  const keys = isPlain ? Object.keys(data) : [];
  if (turn === undefined || keys.length === 0) return value;
  const key = keys[turn % keys.length];
  const copy: any = Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) };
  const put = (name: string, item: unknown) =>
    Object.defineProperty(copy, name, { value: item, writable: true, enumerable: true, configurable: true });
  const isHere = turns.length === 0;
  if (isHere && how < 2) delete copy[key];
  else if (isHere && how === 2) put("__proto__", value);
  else if (isHere && how === 3 && Array.isArray(copy)) copy.push(copy[turn % keys.length]);
  else if (isHere && how === 3) put(`${key}\u200b`, value);
  else put(key, changedAt((data as Record<string, unknown>)[key], turns, { how, value }));
  return copy;
}

/** Bytes with some turned over, cut off, put in, taken out or repeated; never the bytes themselves. */
export const mutatedBytes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({ at: fc.nat(bytes.length), how: fc.nat(5), some: fc.uint8Array({ minLength: 1, maxLength: 9 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((changes) => changes.reduce<Uint8Array>((present, change) => changedBytes(present, change), bytes))
    .filter((changed) => !Buffer.from(changed).equals(bytes));

function changedBytes(bytes: Uint8Array, change: { at: number; how: number; some: Uint8Array }): Uint8Array {
  const { at, how, some } = change;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (how === 0) return before;
  if (how === 1) return Buffer.concat([before, some, after]);
  if (how === 2) return Buffer.concat([before, after.subarray(some.length)]);
  if (how === 3) return Buffer.concat([bytes, before]);
  const turned = Uint8Array.from(bytes);
  for (const [i, byte] of some.entries()) turned[at + i] ^= how === 4 ? byte : 1 << (byte & 7);
  return turned;
}

const raw =
  /Cannot (read|set|destructure|convert|mix|access|create|assign)|is not (a function|iterable|a constructor|defined|extensible)|call stack|Invalid (array|typed|string|time|count)|Reduce of empty|circular structure|Unexpected (token|end)|^E[A-Z]+: |undefined \(|\[object |out of bounds|offset is|byte length/;

/** Whether an error is one that a reader was meant to read: one sentence, not the runtime's own words. */
export function expectClean(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  const { name, message } = error as Error;
  expect(`${name}: ${message}`).toMatch(/^Error: ./);
  expect(message).not.toMatch(raw);
  expect(message).not.toContain("\n");
  expect(message.length).toBeLessThan(2000);
}

/** How many malformed inputs were tried, and what came of them. */
export function tally(what: string) {
  const count = { refused: 0, read: 0 };
  return {
    /** Does something with an input, and demands a result or a clean error. Answers the result. */
    attempt<Result>(action: () => Result): Result | undefined {
      try {
        const result = action();
        count.read++;
        return result;
      } catch (error) {
        expectClean(error);
        count.refused++;
        return undefined;
      }
    },
    print: () => {
      const { refused, read } = count;
      console.log(`fuzz, ${what}: ${refused + read} inputs, ${refused} refused in a sentence, ${read} understood`);
    },
  };
}
