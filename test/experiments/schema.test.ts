import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { familyOf, parts } from "../../src/algorithms/parts.ts";
import { main } from "../../src/cli/main.ts";
import { cppoPid } from "../../src/index.ts";

type Json = Readonly<Record<string, any>>;

let schema: Json;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "saddle-schema-"));
  const out = { write: () => {} };
  const file = join(folder, "schema.json");
  expect(await main(["schema", "--out", file], { out, err: out, interrupt: new AbortController().signal })).toBe(0);
  schema = JSON.parse(readFileSync(file, "utf8")) as Json;
  rmSync(folder, { recursive: true });
});

/** Whether a value is what a schema says: as much of draft 7 as the schema uses, by the words of its specification. */
function fits(value: any, rule: Json | boolean): boolean {
  if (typeof rule === "boolean") return rule;
  const words =
    "$schema title description default definitions $ref allOf anyOf type enum minimum maximum exclusiveMinimum items "
    + "minItems properties required additionalProperties propertyNames minProperties maxProperties";
  expect(Object.keys(rule).filter((word) => !words.split(" ").includes(word))).toEqual([]);
  if (rule.$ref) return fits(value, schema.definitions[rule.$ref.split("/").at(-1)]);
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  const kinds: Record<string, boolean> = {
    object: isObject,
    array: Array.isArray(value),
    string: typeof value === "string",
    number: typeof value === "number",
    integer: Number.isInteger(value),
  };
  const entries = isObject ? Object.entries(value as object) : [];
  const ofNumber = (word: string, holds: (limit: number) => boolean) =>
    rule[word] === undefined || typeof value !== "number" || holds(rule[word] as number);
  return (
    (rule.type === undefined || kinds[rule.type as string])
    && (rule.enum === undefined || rule.enum.includes(value))
    && (rule.anyOf === undefined || rule.anyOf.some((each: Json) => fits(value, each)))
    && (rule.allOf === undefined || rule.allOf.every((each: Json) => fits(value, each)))
    && ofNumber("minimum", (limit) => value >= limit)
    && ofNumber("maximum", (limit) => value <= limit)
    && ofNumber("exclusiveMinimum", (limit) => value > limit)
    && (!kinds.array || rule.minItems === undefined || value.length >= rule.minItems)
    && (!kinds.array || rule.items === undefined || value.every((item: unknown) => fits(item, rule.items)))
    && (!isObject || rule.required === undefined || rule.required.every((key: string) => key in value))
    && (!isObject || entries.length >= (rule.minProperties ?? 0))
    && (!isObject || entries.length <= (rule.maxProperties ?? Infinity))
    && entries.every(([key, field]) => fits(field, rule.properties?.[key] ?? rule.additionalProperties ?? true))
  );
}

describe("saddle schema", () => {
  it("shows by its help how an editor finds it", async () => {
    let help = "";
    const out = { write: (text: string) => void (help += text) };
    expect(await main(["schema", "--help"], { out, err: out, interrupt: new AbortController().signal })).toBe(0);
    expect(help).toContain("# yaml-language-server: $schema=./schema.json");
  });

  const shipped = () => parse(readFileSync("experiments/limits.yaml", "utf8"), { merge: true }) as Record<string, any>;

  it("takes the shipped experiment for one", () => expect(fits(shipped(), schema)).toBe(true));

  it.each<[string, (experiment: Record<string, any>) => void]>([
    ["a misspelled key", (x) => (x.sedes = 3)],
    ["a missing key", (x) => delete x.question],
    ["a text for a number", (x) => (x.totalSteps = "1_000")],
    ["no steps", (x) => (x.totalSteps = 0)],
    ["no tasks", (x) => (x.tasks = [])],
    ["a misspelled key of a task", (x) => (x.tasks[0].limit = 1)],
    ["a limit below 0", (x) => (x.tasks[0].limits = [-1])],
    ["an unknown recipe", (x) => (x.algorithms[0].recipe = "cpoPid")],
    ["a misspelled key of a recipe", (x) => (x.algorithms[0].multplier = "pid")],
    ["an unknown part", (x) => (x.algorithms[0].multiplier = "pit")],
    ["a part where another belongs", (x) => (x.algorithms[0].multiplier = "gae")],
    ["an unknown option", (x) => (x.algorithms[0].multiplier = { pid: { kpp: 1 } })],
    ["an option of the wrong kind", (x) => (x.algorithms[0].multiplier = { pid: { kp: "1" } })],
    ["an unknown part in a part", (x) => (x.algorithms[0].multiplier = { cooled: { multiplier: "gae" } })],
    ["two parts at once", (x) => (x.algorithms[0].multiplier = { pid: {}, pi: {} })],
    ["a variant with an unknown key", (x) => (x.ablate = { y: { multplier: "pid" } })],
    ["a knob without values", (x) => (x.sweep = { epochs: [] })],
  ])("does not take %s", (_mistake, make) => {
    const experiment = shipped();
    make(experiment);
    expect(fits(experiment, schema)).toBe(false);
  });

  it.each<[string, (experiment: Record<string, any>) => void]>([
    ["limits by cost and kind", (x) => (x.tasks[0].limits = [{ heat: 1, noise: { limit: 0.1, kind: "rate" } }])],
    ["a bare number for the only option", (x) => (x.algorithms[0].multiplier = { constant: 0 })],
    ["parts in parts", (x) => (x.algorithms[0].multiplier = { cooled: { multiplier: { pid: { kp: 1 } } } })],
    ["lists of parts", (x) => (x.algorithms[0].combinedTransform = { inOrder: ["standardize", { symlog: {} }] })],
    ["schedules as formulas", (x) => (x.algorithms[0].annealing = { expression: "1 - progress" })],
    ["a recipe by its name", (x) => (x.algorithms = ["ppo"])],
    ["knobs", (x) => Object.assign(x, { sweep: { "multiplier.kp": [1, 2] }, grid: { "network.hidden": [[8], [16]] } })],
    ["seeds by number", (x) => (x.seeds = [3, 5])],
  ])("takes %s", (_what, make) => {
    const experiment = shipped();
    make(experiment);
    expect(fits(experiment, schema)).toBe(true);
  });

  it("says what each key means, and what the defaults are", () => {
    const meanings = Object.values(schema.properties as Json).map(({ description }) => description as string);
    expect(meanings.every((text) => text?.length > 10)).toBe(true);
    expect(schema.properties.evaluationEpisodes).toMatchObject({ default: 100 });
    const recipe = schema.properties.algorithms.items.anyOf[1].properties as Json;
    expect(Object.keys(recipe).sort()).toEqual([...Object.keys(cppoPid), "recipe"].sort());
    for (const { description } of Object.values(recipe)) expect(description).toMatch(/^\w/);
    const controllers = schema.definitions.controller.anyOf[1].properties;
    expect(controllers.pid.properties).toEqual({
      kp: { type: "number", default: 2 },
      ki: { type: "number", default: 0.2 },
      kd: { type: "number", default: 1 },
      max: { type: "number", default: 100 },
    });
  });

  it("offers every part where it belongs", () => {
    for (const [family, makers] of Object.entries(parts)) {
      expect(schema.definitions[family].anyOf[0].enum).toEqual(expect.arrayContaining(Object.keys(makers)));
    }
    expect(new Set(Object.values(familyOf))).toEqual(new Set(Object.keys(parts)));
  });
});
