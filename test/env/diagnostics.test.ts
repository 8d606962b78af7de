import { expect, it } from "vitest";
import { diagnosticsOf } from "../../src/env/diagnostics.ts";

it("names of every kind are summed over an episode and averaged over episodes", () => {
  const diagnostics = diagnosticsOf(1, "Any-v0");
  const names = ["goals", "constructor", "toString", "__proto__"];
  for (const value of [1, 2, 5]) {
    diagnostics.add(0, Object.fromEntries(names.map((name) => [name, value])));
    diagnostics.add(0, Object.fromEntries(names.map((name) => [name, value])));
    diagnostics.close(0);
  }
  const again = diagnosticsOf(1, "Any-v0");
  again.restore(diagnostics.save());
  for (const each of [diagnostics, again]) {
    expect(Object.entries(each.means())).toEqual(names.map((name) => [name, (2 * (1 + 2 + 5)) / 3]));
  }
});

it("what is no number is refused by its name", () => {
  expect(() => diagnosticsOf(1, "Any-v0").add(0, { place: "shore" as unknown as number })).toThrow(
    'Any-v0: info.place is "shore"; it must be a number',
  );
});
