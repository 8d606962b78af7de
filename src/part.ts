import { shown } from "./shown.ts";

/**
 * A part is a configured function that remembers its name and settings, so
 * that any algorithm can be printed, hashed, compared and resumed.
 */
export type Part<F> = F & {
  readonly part: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** The same part with some settings changed. */
  with(changes: Record<string, unknown>): Part<F>;
};

/**
 * Declares a part: its name, its settings with their defaults, and what it does.
 *
 * An option that the part does not have, or whose type is not that of its
 * default, is refused with the names that would be right. A number must be
 * finite unless its default is not.
 */
export function definePart<O extends object, F extends object>(
  name: string,
  defaults: O,
  make: (options: O) => F,
): (options?: Partial<O>) => Part<F> {
  return function configure(options: Partial<O> = {}): Part<F> {
    if (typeof options !== "object" || options === null) {
      throw new Error(`${name}: its options are ${shown(options)}; they must be a record, such as {}`);
    }
    for (const [key, value] of Object.entries(options)) refuse(name, defaults, key, value);
    const settled = { ...defaults, ...options };
    // A fresh function, even where `make` answers with a shared one, so that no two parts share a label.
    const made = make(settled);
    const call = made as unknown as (...args: unknown[]) => unknown;
    const own = typeof made === "function" ? Object.assign((...args: unknown[]) => call(...args), made) : { ...made };
    return Object.assign(own, {
      part: name,
      options: settled,
      with: (changes: Record<string, unknown>) => configure({ ...settled, ...changes } as Partial<O>),
    }) as unknown as Part<F>;
  };
}

function refuse(name: string, defaults: object, key: string, value: unknown): void {
  const known = Object.keys(defaults);
  if (!known.includes(key)) {
    const expected = known.length > 0 ? `expected one of ${known.join(", ")}` : "it has no options";
    throw new Error(`${name}: unknown option "${key}"; ${expected}`);
  }
  const standard = (defaults as Record<string, unknown>)[key];
  const rule = ruleOf(standard, value);
  if (rule !== undefined) throw new Error(`${name}: ${key} is ${shown(value)}; it must be ${rule}`);
}

/** What a value would have to be in order to stand in for a default; undefined where it can. */
function ruleOf(standard: unknown, value: unknown): string | undefined {
  if (isPart(standard)) return isPart(value) ? undefined : `a part, such as ${standard.part}()`;
  if (Array.isArray(standard)) return Array.isArray(value) ? undefined : "a list";
  if (typeof value !== typeof standard || Number.isNaN(value)) {
    return typeof standard === "number"
      ? `a number, such as ${standard}`
      : `a ${typeof standard}, such as ${shown(standard)}`;
  }
  return Number.isFinite(standard) && !Number.isFinite(value) ? `finite, such as ${String(standard)}` : undefined;
}

/** Whether a value was made by a function from {@link definePart}. */
export const isPart = (value: unknown): value is Part<object> =>
  value !== null
  && (typeof value === "object" || typeof value === "function")
  && "part" in value
  && typeof value.part === "string";

/** The settings of a part, or of a whole recipe, as plain data fit for JSON. Infinite numbers become their names. */
export function settings(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (isPart(value)) return { [value.part]: settings(value.options) };
  if (Array.isArray(value)) return value.map(settings);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, settings(field)]));
  }
  return value;
}
