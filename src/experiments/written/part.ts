import { parts, type Family, type PartMaker } from "../../algorithms/parts.ts";
import { meant } from "../../math/nearest.ts";
import { isPart, type Part } from "../../part.ts";
import { shown } from "../../shown.ts";
import type { Path } from "./document.ts";
import { mustBe } from "./words.ts";

/** The parts that can be written by name, by family. */
export type Shelf = Readonly<Record<Family, Readonly<Record<string, PartMaker>>>>;

/** What is wrong with something that was written, and where in it. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
}

/**
 * The part that is written as `name`, as `{ name: { option: value } }`, or, where it has one option only, as
 * `{ name: value }`. Options that are parts are written likewise.
 *
 * @throws a {@link Problem} where nothing is called that, or an option cannot be.
 */
export function partOf(
  value: unknown,
  families: readonly Family[],
  shelf: Shelf = parts,
  path: Path = [],
): Part<object> {
  const entries = isPlain(value) ? Object.entries(value) : [];
  if (typeof value !== "string" && entries.length !== 1) {
    refuse(path, mustBe(value, "the name of a part, or { name: { option: value } }"));
  }
  const [name, given] = typeof value === "string" ? [value, {}] : entries[0];
  const makers = makersOf(families, shelf);
  if (!Object.hasOwn(makers, name)) refuse(path, stranger(name, families, shelf));
  const standard = makers[name]();
  const inside = typeof value === "string" ? path : [...path, name];
  const options = settled(given, standard, families, shelf, inside);
  try {
    return standard.with(options);
  } catch (error) {
    return refuse(inside, (error as Error).message);
  }
}

/** The options of a part as they are written, with parts in the place of their names. */
function settled(given: unknown, standard: Part<object>, families: readonly Family[], shelf: Shelf, path: Path) {
  const names = Object.keys(standard.options);
  if (!isPlain(given) && names.length !== 1) {
    if (names.length === 0)
      refuse(path, `is ${shown(given)}; ${standard.part} has no options, so write its name alone`);
    refuse(path, mustBe(given, `options of ${standard.part}: ${names.join(", ")}`));
  }
  const options = isPlain(given) ? given : { [names[0]]: given };
  const stray = Object.keys(options).find((name) => !names.includes(name));
  if (stray !== undefined) {
    const right = names.length > 0 ? meant(stray, names) : "it has no options";
    refuse(path, `${standard.part} has no option "${stray}"; ${right}`);
  }
  const each = (value: unknown, like: unknown, at: Path): unknown => {
    if (isPart(like)) return partOf(value, familiesWith(like.part, shelf), shelf, at);
    if (!Array.isArray(like)) {
      if (typeof value !== typeof like) refuse(at, mustBe(value, `a ${kindOf(like)}, such as ${String(like)}`));
      return value;
    }
    if (!Array.isArray(value)) return refuse(at, mustBe(value, "a list"));
    // A list that is empty otherwise is one of parts that go where its owner goes.
    return value.map((item, i) =>
      like.length > 0 ? each(item, like[0], [...at, i]) : partOf(item, families, shelf, [...at, i]),
    );
  };
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const at = isPlain(given) ? [...path, name] : path;
      return [name, each(value, standard.options[name], at)];
    }),
  );
}

/** The families in which a part of this name stands. */
export const familiesWith = (name: string, shelf: Shelf): Family[] =>
  (Object.keys(shelf) as Family[]).filter((family) => Object.hasOwn(shelf[family], name));

/** All parts of some families, by name. */
const makersOf = (families: readonly Family[], shelf: Shelf): Record<string, PartMaker> =>
  Object.assign({}, ...families.map((family) => shelf[family])) as Record<string, PartMaker>;

function stranger(name: string, families: readonly Family[], shelf: Shelf): string {
  const names = Object.keys(makersOf(families, shelf));
  const [elsewhere] = familiesWith(name, shelf);
  if (elsewhere === undefined) return `there is no part "${name}"; ${meant(name, names)}`;
  return `${name} is of the family ${elsewhere}, which does not go here; expected one of ${names.join(", ")}`;
}

function refuse(path: Path, message: string): never {
  throw { path, message } satisfies Problem;
}

const kindOf = (value: unknown) => (typeof value === "string" ? "text" : typeof value);

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
