import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeWhole } from "../../src/checkpoint/writeWhole.ts";

it("writeWhole — says that a folder stands in the way, and leaves nothing beside it", () => {
  const root = mkdtempSync(join(tmpdir(), "saddle-write-"));
  const folder = mkdtempSync(join(root, "folder-"));
  expect(() => writeWhole(folder, "text")).toThrow(
    `${folder}: cannot be written: the file system refuses it (EISDIR); choose a place that can be written to`,
  );
  expect(readdirSync(root)).toHaveLength(1);
  rmSync(root, { recursive: true });
});
