import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonical, hashOf } from "../../src/experiments/hash.ts";

describe("hash", () => {
  it("is the SHA-256 of the canonical text", () => {
    // FIPS 180-4 over the two characters "{}".
    expect(hashOf({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(hashOf([1, "a"])).toBe(createHash("sha256").update('[1,"a"]').digest("hex"));
  });

  it("does not depend on the order of keys", () => {
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  it("keeps apart what JSON would make null", () => {
    const texts = [NaN, Infinity, -Infinity, null, 0].map((value) => canonical({ value }));
    expect(new Set(texts).size).toBe(5);
  });

  it("keeps numbers exact", () => {
    expect(canonical(0.1 + 0.2)).not.toBe(canonical(0.3));
  });

  it("takes an undefined key for one that is left out", () => {
    expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
  });

  it("refuses a plain function and says where it stands", () => {
    expect(() => canonical({ recipe: { penalty: () => 0 } })).toThrow(
      "settings.recipe.penalty: is a plain function, which has no settings to compare; make it with definePart",
    );
  });
});
