import { shown } from "../shown.ts";
import { isActionSpace, type ActionSpace, type Parts, type Product, type Values } from "./spaces.ts";

/**
 * Several choices at once: an action has one of each.
 *
 *     product({ gear: discrete("low", "high"), steer: box({ size: 2, low: -1, high: 1 }) })
 *
 * asks for actions such as `{ gear: "low", steer: Float32Array.of(0, 1) }`, and
 * `product([discrete(3), discrete(4)])` for lists such as `[2, 0]`. Parts may be products themselves.
 *
 * @throws where there is no part, or one that is no space.
 */
export function product<const P extends Parts>(parts: P): Product<P> {
  if (typeof parts !== "object" || parts === null) {
    throw new Error(`product: its parts are ${shown(parts)}; they must be a record or a list of spaces`);
  }
  const isList = Array.isArray(parts);
  const named: readonly (readonly [name: string, part: ActionSpace])[] = Object.entries(parts);
  if (named.length === 0) throw new Error("product: it has no parts; give it at least one, such as discrete(3)");
  for (const [name, part] of named) {
    if (isActionSpace(part)) continue;
    throw new Error(`product: part "${name}" is ${shown(part)}; it must be a space, such as discrete(3)`);
  }
  let size = 0;
  const placed = named.map(([name, part]) => {
    const from = size;
    size += part.size;
    return { name, part, from };
  });

  /** A value out of what each part answers. */
  const collect = (valueOf: (part: ActionSpace, from: number) => unknown) => {
    const values = placed.map(({ name, part, from }) => [name, valueOf(part, from)] as const);
    return (isList ? values.map(([, value]) => value) : Object.fromEntries(values)) as Values<P>;
  };
  const words = named.map(([name, part]) => (isList ? part.description : `${name}: ${part.description}`)).join("; ");

  return {
    kind: "product",
    parts,
    size,
    description: isList ? `[${words}]` : `{ ${words} }`,
    read: (batch, offset) => collect((part, from) => part.read(batch, offset + from)),
    write(value, batch, offset) {
      for (const { name, part, from } of placed) {
        part.write((value as Record<string, any>)[name], batch, offset + from);
      }
    },
    sample: (rng) => collect((part) => part.sample(rng)),
    contains: (value) =>
      typeof value === "object"
      && value !== null
      && Array.isArray(value) === isList
      && Object.keys(value).length === named.length
      && named.every(([name, part]) => part.contains((value as Record<string, unknown>)[name])),
  };
}
