import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { readJson } from "../../src/experiments/files.ts";
import { runExperiment } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places, statusOf } from "../../src/experiments/store.ts";
import { trainedPolicy } from "../../src/experiments/trained.ts";
import { loadResults } from "../../src/tables/load.ts";

const source = { experiment: "test/experiments/fixtures/overflowing.ts" };
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-trial-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a run whose gradients overflow", () => {
  it("counts as failed, says where, and keeps its log and its last good policy", async () => {
    const experiment = await loadSource(source);
    const report = await runExperiment({
      source,
      experiment,
      engine: "wasm",
      folder,
      command: "saddle run overflowing",
    });
    expect(report).toEqual({ numDone: 0, numFailed: 1, numOpen: 0 });
    const [place] = places(experiment, "wasm", folder);
    expect(statusOf(place)).toBe("failed");
    expect(existsSync(join(place.folder, "done"))).toBe(false);

    const { error } = readJson(join(place.folder, "failed.json")) as { error: string };
    expect(error).toMatch(/^update 3: value critic, .* of [\w ]+: a gradient is /);
    expect(loadResults(folder).tables.runs.objects()).toMatchObject([{ status: "failed", error, numUpdates: 2 }]);

    expect(readFileSync(join(place.folder, "updates.jsonl"), "utf8").trim().split("\n")).toHaveLength(2);
    const outputs = trainedPolicy(place, wasm).outputs(Float32Array.of(1, 0, 0));
    expect(outputs.every(Number.isFinite)).toBe(true);
    expect(outputs[0]).not.toBe(outputs[1]);
  });
});
