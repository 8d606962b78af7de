/** How deep a state may be nested; deeper is taken for a state that holds itself. */
const DEEPEST = 40;

/** A copy that shares nothing with the original: numbers, texts, lists, records, typed arrays, maps and sets. */
export function copyOf<State>(state: State, depth = 0): State {
  if (typeof state !== "object" || state === null) return state;
  if (depth > DEEPEST) throw new Error(TOO_DEEP);
  const copied = (value: unknown) => copyOf(value, depth + 1);
  if (Array.isArray(state)) return state.map(copied) as State;
  if (ArrayBuffer.isView(state)) return (state as unknown as Float64Array).slice() as State;
  if (state instanceof Map) return new Map([...state].map(([key, value]) => [copied(key), copied(value)])) as State;
  if (state instanceof Set) return new Set([...state].map(copied)) as State;
  const copy = Object.create(Object.getPrototypeOf(state) as object) as Record<string, unknown>;
  for (const key of Object.keys(state)) copy[key] = copied((state as Record<string, unknown>)[key]);
  return copy as State;
}

/**
 * A text that two states share exactly where their contents are the same,
 * whatever the order of their fields.
 *
 * @throws where a state holds a function, or itself.
 */
export function keyOf(state: unknown, depth = 0): string {
  if (typeof state === "string") return JSON.stringify(state);
  if (typeof state === "function") throw new Error("its state holds a function; keep it to plain data");
  if (typeof state !== "object" || state === null) return String(state);
  if (depth > DEEPEST) throw new Error(TOO_DEEP);
  const key = (value: unknown) => keyOf(value, depth + 1);
  if (Array.isArray(state)) return `[${state.map(key).join()}]`;
  if (ArrayBuffer.isView(state)) return `[${(state as unknown as Float64Array).join()}]`;
  if (state instanceof Map) return `map${key([...state].map(key).sort())}`;
  if (state instanceof Set) return `set${key([...state].map(key).sort())}`;
  const fields = Object.keys(state).sort();
  const named = (field: string) => (/^\w+$/.test(field) ? field : JSON.stringify(field));
  return `{${fields.map((field) => `${named(field)}:${key((state as Record<string, unknown>)[field])}`).join()}}`;
}

const TOO_DEEP = `its state is nested more than ${DEEPEST} deep, or holds itself; keep it to plain data`;
