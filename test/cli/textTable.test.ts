import { expect, it } from "vitest";
import { textTable } from "../../src/cli/textTable.ts";

it("textTable — aligns text left and numbers right, and shows a missing number as a dash", () => {
  const text = textTable(
    ["name", "cost"],
    [
      ["α", 1.5],
      ["longer", NaN],
    ],
  );
  expect(text.split("\n")).toEqual([
    "name     cost", //
    "──────  ─────",
    "α       1.500",
    "longer      –",
  ]);
});
