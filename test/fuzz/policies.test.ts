import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { loadEnv } from "../../src/env/registry.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { fromJson, toJson } from "../../src/experiments/json.ts";
import type { Recording } from "../../src/experiments/recording/recording.ts";
import { framesOf } from "../../src/experiments/recording/frames.ts";
import { decoded, encoded } from "../../src/experiments/recording/series.ts";
import { shaped } from "../../src/experiments/recordShapes.ts";
import { places, type Place } from "../../src/experiments/store.ts";
import { policyState, trainedPolicy } from "../../src/experiments/trained.ts";
import { train } from "../../src/train.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { runningNormalization } from "../../src/observations/runningNormalization.ts";
import tiny, { method } from "../experiments/fixtures/tiny.ts";
import { recordingFor } from "../experiments/recording/episodes.ts";
import { mutated, mutatedBytes, tally } from "./mutate.ts";

const { attempt, print } = tally("policies and recordings");
afterAll(print);

const normalized = { ...method, observation: runningNormalization() };
let place: Place;
let path: string;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "saddle-fuzz-"));
  [place] = places({ ...tiny, algorithms: [normalized] }, "reference", folder);
  path = join(place.folder, "policy.json");
  const algorithm = lagrangianPpo(normalized);
  const [row] = train({ task: place.run.task, algorithm, seed: 0, totalSteps: 64, engine: reference });
  writeJson(path, policyState(row.agent));
});
afterAll(() => rmSync(join(place.folder, "../../../.."), { recursive: true }));

it("a policy acts by numbers, or is refused", () => {
  const whole = readFileSync(path);
  const files = fc.oneof(
    mutated(fromJson(whole.toString())).map((state) => Buffer.from(toJson(state) ?? "")),
    mutatedBytes(whole).map((bytes) => Buffer.from(bytes)),
  );
  fc.assert(
    fc.property(files, (content) => {
      writeFileSync(path, content);
      const policy = attempt(() => trainedPolicy(place, reference));
      const isNumber = (x: number) => typeof x === "number";
      if (policy) expect([...policy.outputs(Float32Array.of(1, 0, 0))].every(isNumber)).toBe(true);
    }),
    { numRuns: 1200 },
  );
});

const recording = recordingFor(await loadEnv("BridgeSlip-v0"));

it("a recording is shown, or refused", () => {
  const numFrames = framesOf(recording).length;
  fc.assert(
    fc.property(mutated(recording), (record) => {
      const frames = attempt(() => framesOf(shaped<Recording>("here", "recording", record)));
      if (frames) expect(frames.length).toBeLessThan(2 ** 22);
    }),
    { numRuns: 1500 },
  );
  expect(numFrames).toBeGreaterThan(1);
});

it("a series of numbers is read, or refused", () => {
  const letters = fc.constantFrom(..."ABab09+-..~ é");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: letters, maxLength: 30 }), fc.string()), (text) => {
      const values = attempt(() => decoded(text));
      const isHuge = values?.some((value) => Math.abs(value) > 2 ** 30) ?? true;
      if (!isHuge) expect(decoded(encoded(values!))).toEqual(values);
    }),
    { numRuns: 1500 },
  );
});
