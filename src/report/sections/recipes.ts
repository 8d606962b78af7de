import type { AlgorithmRecord } from "../../experiments/record.ts";
import { fold, heading, note, type Block, type Table } from "../document.ts";
import { MOST_OPEN } from "../focus.ts";
import { differences, printed } from "../settings.ts";

/** What every variant is made of: the method in full, of the others what differs. */
export function recipeSection([method, ...variants]: readonly AlgorithmRecord[]): Block[] {
  const full = Object.entries(method.recipe as object)
    .filter(([key]) => key !== "name")
    .map(([key, value]) => `${key}: ${printed(value)}`);
  const rows = variants.flatMap(({ name, recipe }) => {
    const changes = differences(method.recipe, recipe).filter(({ path }) => path !== "name");
    if (changes.length === 0) return [[name, "no difference", "", ""]];
    return changes.map(({ path, before, after }, i) => [i === 0 ? name : "", path, before, after]);
  });
  const table: Table = {
    kind: "table",
    caption: `What differs from ${method.name}. All else is the same.`,
    columns: ["variant", "setting", method.name, "variant's"].map((title) => ({ title, align: "left" })),
    rows: rows.map((row) => row.map((text) => ({ text }))),
  };
  const isLong = variants.length + 1 > MOST_OPEN;
  return [
    heading(2, "Recipes"),
    { kind: "fold", summary: `${method.name}, in full`, blocks: [{ kind: "listing", text: full.join("\n") }] },
    ...(rows.length === 0 ? [] : [isLong ? fold(`What differs from ${method.name}`, [table]) : table]),
    ...(variants.length === 0 ? [note("There is nothing to compare it with.")] : []),
  ];
}
