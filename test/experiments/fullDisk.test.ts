import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeWhole } from "../../src/experiments/files.ts";
import { runExperiment } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { loadResults } from "../../src/tables/load.ts";
import { writeTables } from "../../src/tables/write.ts";

let disk: string;
let isMounted = false;
beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), "saddle-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], { stdio: "ignore" });
    isMounted = true;
  } catch {
    console.warn("a full disk is not tried here: mounting one takes a right that this process has not");
  }
});
afterAll(() => {
  if (isMounted) execFileSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Leaves so many bytes of the disk free, or as good as. */
function fill(bytes: number): void {
  rmSync(join(disk, "ballast"), { force: true });
  for (let size = 256 * 1024; ; size -= 4096) {
    try {
      writeFileSync(join(disk, "ballast"), new Uint8Array(size));
      break;
    } catch {
      // Still too much.
    }
  }
  const size = readFileSync(join(disk, "ballast")).length - bytes;
  writeFileSync(join(disk, "ballast"), new Uint8Array(Math.max(0, size)));
}

describe("a full disk", () => {
  it("leaves a file that was there as it was, and says what to do", ({ skip }) => {
    if (!isMounted) skip();
    const path = join(disk, "precious");
    writeWhole(path, "old");
    fill(0);
    expect(() => writeWhole(path, "n".repeat(9000))).toThrow(
      `${path}: cannot be written: the disk is full (ENOSPC); make room, and the same command goes on from there`,
    );
    expect(readFileSync(path, "utf8")).toBe("old");
    rmSync(join(disk, "ballast"));
  });

  it("ends an experiment with a clear error and its earlier results intact, and is gone on from", async ({ skip }) => {
    if (!isMounted) skip();
    const source = { experiment: "test/experiments/fixtures/tiny.ts" };
    const experiment = await loadSource(source);
    const folder = join(disk, "results");
    const options = { source, experiment, engine: "wasm", folder, command: "saddle run tiny", numWorkers: 1 };
    const rows = () => loadResults(folder).tables.runs.objects() as Record<string, unknown>[];

    // Room runs out once the first run is done.
    const problems: string[] = [];
    const filling = runExperiment({
      ...options,
      checkpoints: { updates: 1 },
      watcher: () => ({
        news() {},
        printed() {},
        ended(_place, problem) {
          if (problem) problems.push(problem);
          fill(0);
        },
      }),
    });
    await expect(filling.catch((error: Error) => Promise.reject(new Error(error.message)))).rejects.toThrow(/ENOSPC/);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/ENOSPC/);
    rmSync(join(disk, "ballast"), { force: true });
    const before = rows().filter(({ status }) => status === "done");
    expect(before).toHaveLength(1);

    expect(await runExperiment(options)).toEqual({ numDone: 4, numFailed: 0, numOpen: 0 });
    expect(rows()).toEqual(expect.arrayContaining(before));
  });
});

describe("a disk that may only be read", () => {
  it("shows its results, and refuses more of them before any work", async ({ skip }) => {
    if (!isMounted) skip();
    const source = { experiment: "test/experiments/fixtures/tiny.ts" };
    const experiment = await loadSource(source);
    const folder = join(disk, "results");
    execFileSync("mount", ["-o", "remount,ro", disk]);
    try {
      const results = loadResults(folder);
      expect(results.tables.runs.numRows()).toBe(4);
      const options = { source, experiment, engine: "wasm", folder, command: "saddle run tiny" };
      const rule = "cannot be written to (EROFS); use --out with a folder that can";
      await expect(runExperiment(options)).rejects.toThrow(`${folder}: ${rule}`);
      expect(() => writeTables(folder, results)).toThrow(
        /^.*\.csv: cannot be written: the file system refuses it \(EROFS\); choose a place that can be written to$/,
      );
    } finally {
      execFileSync("mount", ["-o", "remount,rw", disk]);
    }
  });
});
