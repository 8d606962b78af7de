import { z } from "zod";
import { algorithmSchema, knobsSchema, variantsSchema } from "./algorithm.ts";
import { count, formulasBy, several, strict, text, type Tools } from "./rules.ts";
import { taskSchema } from "./task.ts";

const seed = z.int("a whole number, 0 or above").nonnegative("a whole number, 0 or above");

/** What an experiment may say that is written as data. */
export const experimentSchema = (tools: Tools) =>
  strict(
    {
      $schema: z.string().optional().describe("where an editor finds the schema of this file"),
      name: text.describe("also the name of the folder under results/"),
      question: text.describe("what the experiment is to answer"),
      tasks: several(taskSchema(tools), "task").describe("what is to be learned, within which limits"),
      algorithms: several(algorithmSchema(tools), "algorithm").describe(
        "recipes; the first is the method that the others are compared with, and that is varied below",
      ),
      ablate: variantsSchema(tools).optional().describe("variants of the method by name, and what is changed in them"),
      leaveOneOut: variantsSchema(tools)
        .optional()
        .describe("techniques of the method by name, and what stands in their place: variants called “without …”"),
      addOneIn: variantsSchema(tools)
        .optional()
        .describe("techniques by name, and their parts: variants called “with …”"),
      pairs: variantsSchema(tools).optional().describe("changes of the method by name, made one by one and two by two"),
      sweep: knobsSchema.optional().describe("numbers of the method by path, and their values, turned one at a time"),
      grid: knobsSchema.optional().describe("numbers of the method by path, and their values, in all combinations"),
      seeds: z
        .union([count, several(seed, "seed")], "a whole number above 0, or a list of seeds")
        .default(5)
        .describe("how many, from 0 on; or a list of them"),
      totalSteps: count.describe("environment steps of one run"),
      evaluationEpisodes: count.default(100).describe("episodes of the final evaluation, per run and mode"),
      metrics: formulasBy(tools)
        .optional()
        .describe("what is to be computed of each run: formulas in episodeReturn, episodeCost, costLimit, …"),
    },
    "an experiment: a record of name, question, tasks, algorithms and totalSteps",
  );

/** A document that is valid, with parts in the place of their names. */
export type WrittenExperiment = z.output<ReturnType<typeof experimentSchema>>;
