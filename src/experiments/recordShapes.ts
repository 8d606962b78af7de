import { z } from "zod";
import { forms, roles } from "../env/scene.ts";

// What readers of results lean on; what else a record holds may be anything. NaN and ±∞ are numbers here.

const text = z.custom<string>((value) => typeof value === "string", "it must be a text");
const number = z.custom<number>((value) => typeof value === "number", "it must be a number");
const whole = z.custom<number>(Number.isSafeInteger, "it must be a whole number");
const record = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.looseObject(shape, "it must be a record");
const list = <Item extends z.ZodType>(item: Item) => z.array(item, "it must be a list");
const some = <Item extends z.ZodType>(item: Item) => list(item).min(1, "it must not be empty");
const numbers = z.record(z.string(), number, "it must be a record of numbers");

const constraint = record({
  cost: text,
  costLimit: number,
  kind: z.enum(["episodic", "discounted", "rate"], "it must be episodic, discounted or rate"),
});
const sums = record({ episodeReturn: number, episodeLength: number, episodeCosts: list(number) });
const inModes = <Item extends z.ZodType>(item: Item) => record({ stochastic: item, deterministic: item });

const scaled = record({ unit: number, values: text });
const track = record({
  form: z.enum(forms, "it must be a form that there is"),
  role: z.enum(roles, "it must be a role that there is"),
  size: number,
  label: text.optional(),
  x: text,
  y: text,
  heading: text.optional(),
  shown: text.optional(),
});
const recording = record({
  numSteps: whole,
  stride: whole,
  width: number,
  height: number,
  bounds: record({}).optional(),
  unit: number,
  x: text,
  y: text,
  tracks: list(track),
  halos: list(
    record({ role: track.shape.role, numReadings: whole.refine((n) => n >= 0 && n <= 4096), readings: text }),
  ),
  texts: list(text),
  text,
  episodeReturn: scaled,
  episodeCosts: list(scaled),
});

/** What each kind of file, or a part of one, must hold. */
const shapes = {
  experiment: record({
    tasks: list(record({ name: text, constraints: list(constraint) })),
    algorithms: list(record({ name: text })),
    seeds: list(whole),
  }),
  run: record({ hash: text, costNames: list(text), settings: record({ totalSteps: number }) }),
  update: record({
    update: whole,
    step: number,
    episodes: numbers,
    dual: list(z.record(z.string(), z.union([text, number], "it must be a text or a number"), "it must be a record")),
    losses: numbers,
    exact: sums.optional(),
  }),
  evaluation: record({ sampled: inModes(some(sums)), exact: inModes(sums).optional() }),
  recording,
  recorded: z.union([record({ problem: text }), recording], "it must be a recording, or the problem with one"),
  failure: record({ error: text }),
} as const;

/**
 * A value, which is known to have a shape from then on.
 *
 * @throws where it has another, saying where it departs from it first.
 */
export function shaped<Record>(where: string, shape: keyof typeof shapes, value: unknown): Record {
  const { error } = shapes[shape].safeParse(value);
  if (!error) return value as Record;
  const [{ path, message }] = error.issues;
  const place = path.length > 0 ? `${path.join(".")}: ` : "";
  throw new Error(`${where}: is not what a run writes (${place}${message}); delete it and run again`);
}
