/**
 * JSON in which every number survives: NaN, ±∞ and −0 are written as the texts
 * "NaN", "Infinity", "-Infinity" and "-0", and typed arrays as their bytes,
 * `{ "Float64Array": "<base64, little-endian>" }`. A text that reads like one
 * of those four comes back as the number.
 */
export const toJson = (value: unknown, indent?: number): string => JSON.stringify(value, write, indent);

/** The inverse of {@link toJson}. */
export const fromJson = (text: string): unknown => JSON.parse(text, read);

const names: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity, "-0": -0 };
const arrays = { Float32Array, Float64Array, Uint8Array, Int32Array, Uint32Array } as const;

function write(_key: string, value: unknown): unknown {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : Number.isFinite(value) ? value : String(value);
  if (!ArrayBuffer.isView(value)) return value;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return { [value.constructor.name]: bytes.toString("base64") };
}

function read(_key: string, value: unknown): unknown {
  if (typeof value === "string" && Object.hasOwn(names, value)) return names[value];
  if (value === null || typeof value !== "object") return value;
  const [entry, ...others] = Object.entries(value);
  if (others.length > 0 || entry === undefined || !Object.hasOwn(arrays, entry[0])) return value;
  // A copy, because a typed array must start at a multiple of its element's size.
  return new arrays[entry[0] as keyof typeof arrays](new Uint8Array(Buffer.from(entry[1] as string, "base64")).buffer);
}
