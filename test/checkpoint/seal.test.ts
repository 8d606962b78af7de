import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { checkpointsAt, readCheckpoint, removeCheckpoints, writeCheckpoint } from "../../src/checkpoint/files.ts";
import { seal, unseal } from "../../src/checkpoint/seal.ts";
import { atMost, task } from "../../src/env/task.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { train } from "../../src/train.ts";
import { ford } from "../fixtures.ts";

const algorithm = lagrangianPpo({
  ...cppoPid,
  numEnvs: 2,
  numSteps: 8,
  network: perceptron({ hidden: [3] }),
  epochs: 1,
});
const checkpoints = Array.from(train({ task: task(ford, atMost(1)), algorithm, seed: 0, totalSteps: 48 }), (row) =>
  row.checkpoint(),
);
const whole = seal(checkpoints[0]);
const headerSize = whole.indexOf(10) + 1;

describe("unseal", () => {
  it("brings a checkpoint back", () => expect(unseal(whole, "here")).toEqual(checkpoints[0]));

  it("refuses a file with any bits turned over, in a sentence", () => {
    const bits = fc.uniqueArray(fc.nat(8 * whole.length - 1), { minLength: 1, maxLength: 4 });
    const inHeader = fc.uniqueArray(fc.nat(8 * headerSize - 1), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(bits, inHeader), (turned) => {
        const bytes = Uint8Array.from(whole);
        for (const bit of turned) bytes[bit >> 3] ^= 1 << (bit & 7);
        expect(() => unseal(bytes, "here")).toThrow(
          /^here: (is damaged: .*|is cut off: .*|is not a checkpoint of Saddle|is a checkpoint of version \d+; this Saddle reads version 1)$/,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it("refuses a file that is cut off anywhere, or goes on too long", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(() => unseal(whole.subarray(0, length), "here")).toThrow(/^here: is (cut off: .*|not a checkpoint .*)$/);
      }),
      { numRuns: 500 },
    );
    expect(() => unseal(Buffer.concat([whole, Buffer.of(0)]), "here")).toThrow(/^here: is damaged: \d+ bytes follow/);
  });

  it.each([
    ["a picture", "\u0089PNG\n", "here: is not a checkpoint of Saddle"],
    [
      "a file of another version",
      "saddle-checkpoint 2 and more\n",
      "here: is a checkpoint of version 2; this Saddle reads",
    ],
    ["half a first line", "saddle-checkpoint 1 12", "here: is cut off: its first line is not whole"],
    ["nothing", "", "here: is cut off: its first line is missing"],
  ])("tells %s from a checkpoint", (_what, text, message) => {
    expect(() => unseal(Buffer.from(text), "here")).toThrow(message);
  });
});

describe("writeCheckpoint", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "saddle-seal-"));
    path = join(folder, "checkpoint");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const found = () => {
    const problems: string[] = [];
    return {
      updates: Array.from(
        checkpointsAt(path, (text) => problems.push(text)),
        ({ update }) => update,
      ),
      problems,
    };
  };

  it("keeps the one before, and leaves nothing else behind", () => {
    for (const checkpoint of checkpoints) writeCheckpoint(path, checkpoint);
    expect(readdirSync(folder).sort()).toEqual(["checkpoint", "checkpoint.previous"]);
    expect(found()).toEqual({ updates: [3, 2], problems: [] });
    removeCheckpoints(path);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("falls back on the one before where the newest is no good, and says what is wrong with it", () => {
    for (const checkpoint of checkpoints) writeCheckpoint(path, checkpoint);
    truncateSync(path, 1000);
    expect(found()).toEqual({ updates: [2], problems: [expect.stringMatching(`^${path}: is cut off: `)] });
    const bytes = readFileSync(`${path}.previous`);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(`${path}.previous`, bytes);
    const { updates, problems } = found();
    expect(updates).toEqual([]);
    expect(problems[1]).toBe(`${path}.previous: is damaged: its bytes do not give its checksum`);
  });

  it("finds the one before where a crash fell between its two renamings", () => {
    writeCheckpoint(path, checkpoints[0]);
    writeFileSync(`${path}.previous`, readFileSync(path));
    rmSync(path);
    expect(found()).toEqual({ updates: [1], problems: [] });
  });

  it("says where there is no file", () => {
    expect(() => readCheckpoint(path)).toThrow(`${path}: there is no such file; give the path of a checkpoint`);
  });
});
