import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { forgetChecksums, writeChecksums } from "../../src/experiments/checksums.ts";
import { readJson, writeJson } from "../../src/experiments/files.ts";
import { fromJson, toJson } from "../../src/experiments/json.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { loadResults } from "../../src/tables/load.ts";
import { tableNames } from "../../src/tables/results.ts";
import tiny from "../experiments/fixtures/tiny.ts";
import { mutated, mutatedBytes, nastyJson, tally } from "./mutate.ts";

const { attempt, print } = tally("files and tables of results");
afterAll(print);

const experiment = { ...tiny, tasks: tiny.tasks.slice(0, 1), seeds: [0] };
let folder: string;
let run: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "saddle-fuzz-"));
  const [place] = places(experiment, "reference", folder);
  run = place.folder;
  writeJson(join(folder, "experiment.json"), recordOf(experiment, "reference", "saddle run tiny"));
  writeJson(join(folder, "source.json"), { experiment: "tiny.ts" });
  writeChecksums(folder, "experiment");
  await runTrial(place, { engine: reference });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file, does something, and puts back what it held. */
function withFile<Result>(path: string, content: string | Uint8Array, action: () => Result): Result {
  const before = readFileSync(path);
  writeFileSync(path, content);
  try {
    return action();
  } finally {
    writeFileSync(path, before);
  }
}

it("no damage to a file goes unnoticed", () => {
  const inRun = ["run.json", "updates.jsonl", "policy.json", "evaluation.json", "checksums", "done"];
  const files = [
    ...inRun.map((file) => join(run, file)),
    ...["experiment.json", "checksums"].map((f) => join(folder, f)),
  ];
  const damages = fc
    .constantFrom(...files)
    .chain((path) => fc.tuple(fc.constant(path), mutatedBytes(readFileSync(path))));
  fc.assert(
    fc.property(damages, ([path, bytes]) => {
      const results = withFile(path, bytes, () => attempt(() => loadResults(folder)));
      expect(results).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

it("records of the wrong shape are refused where nothing vouches for them", () => {
  for (const each of [folder, run]) forgetChecksums(each);
  const names = tableNames.map((name) => loadResults(folder).tables[name].columnNames());
  const files = [join(folder, "experiment.json"), join(run, "run.json"), join(run, "evaluation.json")];
  const records = fc.constantFrom(...files).chain((path) => fc.tuple(fc.constant(path), mutated(readJson(path))));
  fc.assert(
    fc.property(records, ([path, record]) => {
      const text = JSON.stringify(record) ?? "";
      const results = withFile(path, text, () => attempt(() => loadResults(folder)));
      if (results) expect(tableNames.map((name) => results.tables[name].columnNames())).toEqual(names);
    }),
    { numRuns: 600 },
  );
  const log = join(run, "updates.jsonl");
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1);
  const logs = fc.tuple(
    fc.nat(lines.length - 1),
    mutated(fromJson(lines[0])),
    fc.constantFrom("\n", "", "\r\n", "\n\n"),
  );
  fc.assert(
    fc.property(logs, ([at, record, end]) => {
      const text = lines.with(at, toJson(record) ?? "").join("\n") + end;
      const results = withFile(log, text, () => attempt(() => loadResults(folder)));
      if (results) expect(results.tables.training.numRows()).toBeLessThanOrEqual(lines.length);
    }),
    { numRuns: 400 },
  );
  for (const [each, owner] of [
    [folder, "experiment"],
    [run, "run"],
  ] as const)
    writeChecksums(each, owner);
});

it("JSON comes back as it was written, or is refused", () => {
  const path = join(folder, "any.json");
  const bytes = Buffer.from(toJson(readJson(join(run, "policy.json"))));
  fc.assert(
    fc.property(
      fc.oneof(
        mutatedBytes(bytes),
        nastyJson.map((value) => Buffer.from(toJson(value))),
      ),
      (content) => {
        writeFileSync(path, content);
        const value = attempt(() => readJson(path));
        if (value !== undefined) expect(toJson(fromJson(toJson(value)))).toBe(toJson(value));
      },
    ),
    { numRuns: 1500 },
  );
});
