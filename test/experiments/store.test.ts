import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeJson } from "../../src/experiments/files.ts";
import { difference } from "../../src/experiments/settingsOf.ts";
import { moveAside, places, refuseOthers, refuseUnwritable, statusOf } from "../../src/experiments/store.ts";
import tiny from "./fixtures/tiny.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-store-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("places", () => {
  it("gives each run a folder and a hash of its own", () => {
    const all = places(tiny, "wasm", folder);
    expect(all).toHaveLength(4); // 2 tasks × 2 seeds
    expect(new Set(all.map((place) => place.folder)).size).toBe(4);
    expect(new Set(all.map((place) => place.hash)).size).toBe(4);
    expect(all[0].folder).toBe(join(folder, "runs", "Corridor-v0-cost-0.5", "method", "0"));
  });

  it.each([
    ["the engine", places(tiny, "reference", "x")],
    ["the steps", places({ ...tiny, totalSteps: 256 }, "wasm", "x")],
    ["the evaluation", places({ ...tiny, evaluationEpisodes: 5 }, "wasm", "x")],
    ["a setting of a recipe", places({ ...tiny, algorithms: [{ ...tiny.algorithms[0], epochs: 2 }] }, "wasm", "x")],
  ])("changes the hash with %s", (_what, others) => {
    expect(others[0].hash).not.toBe(places(tiny, "wasm", "x")[0].hash);
  });
});

describe("statusOf", () => {
  it("believes a done file only if it holds the hash of the settings", () => {
    expect(statusOf({ folder, hash: "abc" })).toBe("open");
    writeFileSync(join(folder, "done"), "other\n");
    expect(statusOf({ folder, hash: "abc" })).toBe("open");
    writeFileSync(join(folder, "failed.json"), "{}");
    expect(statusOf({ folder, hash: "abc" })).toBe("failed");
    writeFileSync(join(folder, "done"), "abc\n");
    expect(statusOf({ folder, hash: "abc" })).toBe("done");
  });
});

describe("refuseOthers", () => {
  it("says in one sentence what differs", () => {
    const [place] = places({ ...tiny, totalSteps: 1920 }, "wasm", folder);
    mkdirSync(place.folder, { recursive: true });
    writeJson(join(place.folder, "run.json"), { hash: place.hash, settings: place.settings });
    expect(() => refuseOthers(folder, places(tiny, "wasm", folder))).toThrow(
      `${folder} holds runs of a different configuration (totalSteps 1920 there, 192 here); `
        + "use --out another-folder, or --fresh to move the old ones aside",
    );
    expect(() => refuseOthers(folder, places({ ...tiny, totalSteps: 1920 }, "wasm", folder))).not.toThrow();
  });
});

describe("difference", () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: { b: 1 } }, { a: { b: 2 } }, "a.b 1 there, 2 here"],
    [{ a: [1, 2] }, { a: [1, 3] }, "a.1 2 there, 3 here"],
    [
      { multiplier: { pid: {} } },
      { multiplier: { constant: { value: 0 } } },
      "multiplier.constant absent there, value here",
    ],
    [{ a: Infinity }, { a: "Infinity" }, undefined], // as JSON brings it back, and as `settings` names it
  ])("finds where %j and %j part", (there, here, expected) => {
    expect(difference(there, here)).toBe(expected);
  });
});

describe("refuseUnwritable", () => {
  it("refuses a folder below a file before anything is written", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => refuseUnwritable(join(file, "results"))).toThrow(
      `${join(file, "results")}: cannot be written to (ENOTDIR); use --out with a folder that can`,
    );
  });

  it.skipIf(!existsSync("/proc/self"))("refuses a file system that has no room for folders", () => {
    expect(() => refuseUnwritable("/proc/results")).toThrow("/proc/results: cannot be written to (ENOENT)");
  });
});

describe("moveAside", () => {
  it("renames, counts on, and deletes nothing", () => {
    const results = join(folder, "results");
    expect(moveAside(results)).toBeUndefined();
    for (const n of [1, 2]) {
      mkdirSync(results);
      writeFileSync(join(results, "precious"), String(n));
      expect(moveAside(results)).toBe(`${results}.old-${n}`);
    }
    expect(existsSync(join(`${results}.old-1`, "precious"))).toBe(true);
  });
});
