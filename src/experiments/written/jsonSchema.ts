import { z } from "zod";
import type { Family } from "../../algorithms/parts.ts";
import { isPart, type Part } from "../../part.ts";
import { tools } from "./load.ts";
import { familiesWith, type Shelf } from "./part.ts";
import { experimentSchema } from "./schema.ts";

type Json = Readonly<Record<string, unknown>>;

/** The JSON schema (draft 7) of written experiments, for editors: keys with their meanings, parts with their defaults. */
export async function jsonSchema(): Promise<Json> {
  const { shelf, formula } = await tools(true);
  const schema = z.toJSONSchema(experimentSchema({ shelf, formula }), { io: "input", target: "draft-7" });
  const families = Object.keys(shelf) as Family[];
  const definitions = families.map((family) => [family, familySchema(family, shelf)]);
  return { ...schema, title: "Saddle experiment", definitions: Object.fromEntries(definitions) as Json };
}

/** A part by its name alone, or with options. */
function familySchema(family: Family, shelf: Shelf): Json {
  const all = Object.entries(shelf[family]).map(([name, maker]) => [name, maker()] as const);
  const properties = Object.fromEntries(all.map(([name, part]) => [name, optionsSchema(part, [family], shelf)]));
  return {
    anyOf: [
      { type: "string", enum: all.map(([name]) => name) },
      { type: "object", properties, additionalProperties: false, minProperties: 1, maxProperties: 1 },
    ],
  };
}

function optionsSchema(part: Part<object>, families: readonly Family[], shelf: Shelf): Json {
  const entries = Object.entries(part.options);
  const properties = Object.fromEntries(entries.map(([name, like]) => [name, valueSchema(like, families, shelf)]));
  const options = { type: "object", properties, additionalProperties: false };
  return entries.length === 1 ? { anyOf: [Object.values(properties)[0], options] } : options;
}

function valueSchema(like: unknown, families: readonly Family[], shelf: Shelf): Json {
  const oneOf = (choices: readonly Family[]) => ({
    anyOf: choices.map((family) => ({ $ref: `#/definitions/${family}` })),
  });
  if (isPart(like)) return oneOf(familiesWith(like.part, shelf));
  if (Array.isArray(like)) {
    const items = like.length > 0 ? { type: typeof like[0] } : oneOf(families);
    return { type: "array", items, default: like };
  }
  // JSON knows no infinity; YAML does: .inf
  return { type: typeof like, ...(Number.isFinite(like) || typeof like !== "number" ? { default: like } : {}) };
}
