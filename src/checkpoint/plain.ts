/**
 * Plain data as text and bytes, exactly: every number bit for bit (also −0, NaN and ±∞), typed arrays of every kind,
 * `undefined`, bigints, dates, maps and sets, keys in their order, and what is held twice is held twice again.
 *
 * The text is JSON. A number, text or boolean stands for itself; all else is a list that begins with its kind. Lists,
 * records, maps, sets, buffers and views are counted as they come, and `["again", n]` is the n-th of them.
 */
export interface Plain {
  readonly text: string;
  /** What the buffers hold, in the order in which the text speaks of them; little-endian as all machines of today. */
  readonly buffers: readonly Uint8Array[];
}

const views = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;
type ViewName = keyof typeof views;

/**
 * Writes a value down.
 *
 * @throws where there is something that is no plain data, such as a function, saying where.
 */
export function toPlain(value: unknown, where = "data"): Plain {
  const known = new Map<object, number>();
  const buffers: Uint8Array[] = [];

  const write = (item: unknown, path: string): unknown => {
    if (item === null || typeof item === "string" || typeof item === "boolean") return item;
    if (typeof item === "number") return Number.isFinite(item) && !Object.is(item, -0) ? item : ["number", name(item)];
    if (item === undefined) return ["undefined"];
    if (typeof item === "bigint") return ["bigint", String(item)];
    if (typeof item !== "object") throw refusal(path, `a ${typeof item}`);
    const index = known.get(item);
    if (index !== undefined) return ["again", index];
    known.set(item, known.size);
    return writeObject(item, path);
  };

  const writeObject = (item: object, path: string): unknown => {
    const all = (items: Iterable<unknown>) => Array.from(items, (each, i) => write(each, `${path}[${i}]`));
    if (Array.isArray(item)) return ["list", all(item)];
    if (item instanceof Map) return ["map", all([...item].flat())];
    if (item instanceof Set) return ["set", all(item)];
    if (item instanceof Date) return ["date", write(item.getTime(), path)];
    if (item instanceof ArrayBuffer) return ["buffer", buffers.push(new Uint8Array(item.slice(0))) && item.byteLength];
    const kind = Object.prototype.toString.call(item).slice(8, -1);
    if (ArrayBuffer.isView(item) && Object.hasOwn(views, kind) && item.buffer instanceof ArrayBuffer) {
      return ["view", kind, write(item.buffer, path), item.byteOffset, (item as Float32Array).length];
    }
    const parent: unknown = Object.getPrototypeOf(item);
    if (parent !== null && Object.getPrototypeOf(parent) !== null) throw refusal(path, `a ${item.constructor.name}`);
    return ["record", Object.entries(item).flatMap(([key, field]) => [key, write(field, `${path}.${key}`)])];
  };

  try {
    return { text: JSON.stringify(write(value, where)), buffers };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error(`${where} is nested too deeply, or too long, to be saved; keep less in it`, { cause: error });
  }
}

/** The inverse of {@link toPlain}; `bytes` are the buffers, end to end. */
export function fromPlain(text: string, bytes: Uint8Array): unknown {
  const known: object[] = [];
  let offset = 0;

  const keep = <Item extends object>(item: Item): Item => {
    known.push(item);
    return item;
  };

  const read = (item: unknown): unknown => {
    if (!Array.isArray(item)) return item;
    const [kind, content] = item as [string, any];
    if (kind === "number") return numbers[content];
    if (kind === "undefined") return undefined;
    if (kind === "bigint") return BigInt(content);
    if (kind === "again") return known[content];
    return readObject(kind, content, item);
  };

  const readObject = (kind: string, content: any, item: readonly any[]): object => {
    if (kind === "list") return fill(keep([] as unknown[]), content, (list, each) => void list.push(read(each)));
    if (kind === "set") return fill(keep(new Set()), content, (set, each) => void set.add(read(each)));
    if (kind === "map") return pairs(keep(new Map()), content, (map, key, field) => map.set(read(key), read(field)));
    if (kind === "date") return keep(new Date(read(content) as number));
    if (kind === "buffer") {
      offset += content;
      return keep(new Uint8Array(bytes.subarray(offset - content, offset)).buffer); // Buffer.slice would not copy
    }
    if (kind === "view") {
      const index = known.push({}) - 1; // views are counted before the buffer that they show
      return (known[index] = new views[content as ViewName](read(item[2]) as ArrayBuffer, item[3], item[4]));
    }
    return pairs(keep({}), content, (record, key, field) =>
      Object.defineProperty(record, key as string, { value: read(field), ...ordinary }),
    );
  };

  return read(JSON.parse(text));
}

const numbers: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity, "-0": -0 };
const name = (item: number) => (Object.is(item, -0) ? "-0" : String(item));
const ordinary = { writable: true, enumerable: true, configurable: true };

function fill<To>(to: To, items: readonly unknown[], add: (to: To, item: unknown) => void): To {
  for (const item of items) add(to, item);
  return to;
}

function pairs<To>(to: To, items: readonly unknown[], add: (to: To, key: unknown, value: unknown) => void): To {
  for (let i = 0; i < items.length; i += 2) add(to, items[i], items[i + 1]);
  return to;
}

const refusal = (path: string, what: string) =>
  new Error(`${path} is ${what}, which cannot be saved; keep numbers, texts, lists, records and typed arrays`);
