import { parts, type PartMaker } from "../../algorithms/parts.ts";
import type { Experiment } from "../experiment.ts";
import { build } from "./build.ts";
import { readDocument } from "./document.ts";
import type { Tools } from "./rules.ts";
import { experimentSchema } from "./schema.ts";
import { sentence } from "./sentence.ts";

/**
 * The experiment that is written in a file, as YAML or JSON.
 *
 * @throws in one sentence with file, line and column, where it is not valid or names what cannot be had.
 */
export async function loadWritten(file: string, text: string): Promise<Experiment> {
  const written = readDocument(file, text);
  const result = experimentSchema(await tools(needsFormulas.test(text))).safeParse(written.value);
  if (!result.success) throw new Error(sentence(written, result.error.issues));
  return build(result.data, file, written);
}

const needsFormulas = /expres|metric|derived/i; // the parser of formulas takes a while to load

/** What parts and formulas are made with. */
export async function tools(withFormulas: boolean): Promise<Tools> {
  if (!withFormulas)
    return {
      shelf: parts,
      formula: () => {
        throw new Error("no parser was loaded");
      },
    };
  const { expression, formula } = await import("../../controllers/expression.ts");
  return { shelf: { ...parts, schedule: { ...parts.schedule, expression: expression as PartMaker } }, formula };
}
