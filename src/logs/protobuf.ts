/** How a value is written; the wire types that event files know. */
const wire = { varint: 0, eightBytes: 1, bytes: 2, fourBytes: 5 } as const;

// Each writes one field of a message: https://protobuf.dev/programming-guides/encoding/

/** A number in eight bytes. */
export const doubleField = (field: number, value: number): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([key(field, wire.eightBytes), bytes]);
};

/** A number in four bytes. */
export const floatField = (field: number, value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([key(field, wire.fourBytes), bytes]);
};

/** A whole number, 0 or above. */
export const intField = (field: number, value: number): Uint8Array =>
  Buffer.concat([key(field, wire.varint), varint(value)]);

/** A text, or a message in a message. */
export function bytesField(field: number, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const content = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  return Buffer.concat([key(field, wire.bytes), varint(content.length), content]);
}

const key = (field: number, type: number) => varint(field * 8 + type);

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
function varint(value: number): Uint8Array {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

/** One field of a message: a whole number, or the bytes of anything else. */
export interface Field {
  readonly field: number;
  readonly int: number; // NaN where the field is not one
  readonly bytes: Buffer;
}

/**
 * The fields of a message, in the order of its bytes.
 *
 * @throws where the bytes are no message.
 */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const take = (size: number): Buffer => {
    if (!(size <= message.length - at)) throw new Error(`protobuf: a field of ${size} bytes ends beyond its message`);
    return message.subarray(at, (at += size));
  };
  const int = (): number => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const [byte] = take(1);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(BigInt.asIntN(64, value));
    }
  };
  while (at < message.length) {
    const start = int();
    const field = Math.floor(start / 8);
    const type = start % 8;
    if (type === wire.varint) fields.push({ field, int: int(), bytes: message.subarray(at, at) });
    else if (type === wire.eightBytes) fields.push({ field, int: NaN, bytes: take(8) });
    else if (type === wire.fourBytes) fields.push({ field, int: NaN, bytes: take(4) });
    else if (type === wire.bytes) fields.push({ field, int: NaN, bytes: take(int()) });
    else throw new Error(`protobuf: field ${field} has the wire type ${type}; expected 0, 1, 2 or 5`);
  }
  return fields;
}

/** The whole numbers of a repeated field, whether each has a field of its own or all lie packed in one. */
export const intsOf = (fields: readonly Field[], number: number): number[] =>
  fields
    .filter(({ field }) => field === number)
    .flatMap(({ int, bytes }) => (Number.isNaN(int) ? packed(bytes) : [int]));

/** Varints behind one another. */
function packed(bytes: Buffer): number[] {
  const ends = [...bytes.keys()].filter((i) => bytes[i] < 128);
  // As a message of one varint field each, they are read like any other.
  const each = ends.map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1] + 1, end + 1));
  return each.map((varintBytes) => fieldsOf(Buffer.concat([key(1, wire.varint), varintBytes]))[0].int);
}

/** The bytes of a field, where the message has it; the last counts, as the format asks. */
export const bytesOf = (fields: readonly Field[], number: number): Buffer | undefined =>
  fields.findLast(({ field }) => field === number)?.bytes;

/** A whole number, 0 where the message does not have it. */
export const intOf = (fields: readonly Field[], number: number): number =>
  fields.findLast(({ field }) => field === number)?.int ?? 0;
