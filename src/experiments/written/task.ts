import { z } from "zod";
import { count, formulasBy, several, strict, text, type Tools } from "./rules.ts";

const limitRule = "a finite number, 0 or above";
const limit = z.number(limitRule).nonnegative(limitRule);

const constraint = strict(
  {
    limit: limit.describe("what may be reached, and not exceeded"),
    kind: z
      .enum(["episodic", "discounted", "rate"], "one of episodic, discounted, rate")
      .default("episodic")
      .describe("per episode, discounted, or per step"),
    gamma: z.number("a number").default(0.99).describe("the discount of a discounted constraint"),
  },
  "{ limit, kind, gamma }",
);

const bounds = z
  .union(
    [limit, z.record(z.string(), z.union([limit, constraint], `${limitRule}, or { limit, kind, gamma }`))],
    "a limit on the first cost, or limits by cost, such as { heat: 1, noise: 2 }",
  )
  .describe("a limit on the first cost per episode, or limits by cost");

/** An environment, and the limits under which to learn in it. */
export const taskSchema = (tools: Tools) =>
  strict(
    {
      env: text.describe("the id of an environment, or the path of its module, counted from this file"),
      options: z.record(z.string(), z.unknown()).optional().describe("what the module's function is given"),
      derivedCosts: formulasBy(tools).optional().describe("further costs: formulas in the costs, reward and step"),
      limits: several(bounds, "limit").optional().describe("one task for each; without any, nothing is constrained"),
      totalSteps: count.optional().describe("environment steps of one run, where they are not the experiment's"),
    },
    "an environment and its limits, such as { env: Bridge-v0, limits: [0.75, 1.5] }",
  );

/** A task as a valid document has it. */
export type WrittenTask = z.output<ReturnType<typeof taskSchema>>;
/** The limits of one task: on the first cost, or by cost. */
export type WrittenBounds = z.output<typeof bounds>;
