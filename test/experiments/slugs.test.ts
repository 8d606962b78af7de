import { describe, expect, it } from "vitest";
import { slugs } from "../../src/experiments/slugs.ts";

describe("slugs", () => {
  it("keeps letters, digits, dots and dashes", () => {
    expect(slugs(["Bridge-v0 cost≤1.5"]).get("Bridge-v0 cost≤1.5")).toBe("Bridge-v0-cost-1.5");
  });

  it("never leads out of the folder", () => {
    for (const slug of slugs(["..", "../../etc", "/", "a/b", ""]).values())
      expect(slug).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
  });

  it.each([
    ["a b", "a-b"],
    ["Method", "method"],
    ["α", "β"],
  ])("gives %s and %s folders that differ, also where case is ignored", (one, other) => {
    const [first, second] = [...slugs([one, other]).values()].map((slug) => slug.toLowerCase());
    expect(first).not.toBe(second);
  });

  it("avoids the names that Windows keeps for devices", () => {
    expect(slugs(["con"]).get("con")).toMatch(/^con-[0-9a-f]{8}$/);
  });
});
