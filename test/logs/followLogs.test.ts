import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { writeJson } from "../../src/experiments/files.ts";
import { toJson } from "../../src/experiments/json.ts";
import type { Watcher } from "../../src/experiments/runner.ts";
import type { Place } from "../../src/experiments/store.ts";
import { readEvents } from "../../src/logs/events.ts";
import { followLogs } from "../../src/logs/followLogs.ts";
import { writeLogs } from "../../src/logs/writeLogs.ts";

const root = mkdtempSync(join(tmpdir(), "saddle-logs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = join(root, "results");
const run = join(folder, "runs/Env-v0/method/0");
const eventFile = join(folder, "logs/tensorboard/Env-v0/method/0/events.out.tfevents.0000000000.saddle");
const csvFile = join(folder, "logs/csv/Env-v0/method/0/progress.csv");
const line = (update: number, more: object = {}) =>
  `${toJson({ update, step: 64 * update, episodes: { episodeReturn: update }, dual: [], losses: {}, ...more })}\n`;

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(run, { recursive: true });
  writeJson(join(folder, "experiment.json"), {
    tasks: [{ name: "Env-v0" }],
    algorithms: [{ name: "method" }],
    seeds: [0],
  });
  writeJson(join(run, "run.json"), { settings: { totalSteps: 256 } });
  writeFileSync(join(run, "updates.jsonl"), line(1));
});

const place = { folder: run } as Place;
const said: string[] = [];
const silent: Watcher = { news: () => {}, ended: () => {}, printed: (_, text) => void said.push(text) };

/** A follower, and what is heard when its run tells of itself. */
function following(at = folder) {
  let now = 1000;
  const follower = followLogs(at, ["tensorboard", "csv"], {
    now: () => now++,
    complain: (text) => void said.push(text),
  });
  const watcher = follower.beside(silent);
  return {
    ...follower,
    look: () => watcher.news(place, { step: 0, episodeReturn: 0, episodeCost: 0, lagrangeMultiplier: 0 }),
  };
}
const events = () => readEvents(readFileSync(eventFile)).events.map(({ step, wallTime }) => [step, wallTime]);
const csv = () => readFileSync(csvFile, "utf8");

describe("logs that are written while training", () => {
  it("grow by what a run has logged since, whole lines only, at the time it was seen", () => {
    const { look } = following();
    look();
    expect(events()).toEqual([[64, 1000]]);
    appendFileSync(join(run, "updates.jsonl"), `${line(2)}${line(3).slice(0, 10)}`);
    look();
    expect(events()).toEqual([
      [64, 1000],
      [128, 1001],
    ]);
    appendFileSync(join(run, "updates.jsonl"), line(3).slice(10));
    look();
    expect(events().at(-1)).toEqual([192, 1002]);
    expect(csv()).toBe("update,step,episodeReturn\n1,64,1\n2,128,2\n3,192,3\n");
  });

  it("begin anew where the run went back to its checkpoint", () => {
    appendFileSync(join(run, "updates.jsonl"), line(2));
    const { look } = following();
    look();
    truncateSync(join(run, "updates.jsonl"), line(1).length);
    look();
    expect(csv()).toBe("update,step,episodeReturn\n1,64,1\n");
  });

  it("have a new column where a number appears for the first time", () => {
    const { look } = following();
    look();
    appendFileSync(join(run, "updates.jsonl"), line(2, { losses: { entropy: 0.5 } }));
    look();
    expect(csv()).toBe("update,step,episodeReturn,entropy\n1,64,1,\n2,128,2,0.5\n");
  });

  it("end as the very bytes that an export writes, with the times that the run measured", () => {
    const { look, finish } = following();
    look();
    appendFileSync(join(run, "updates.jsonl"), line(2));
    finish();
    expect(events().map(([, time]) => time)).toEqual([1000]); // not done: the times at which it was seen
    writeJson(join(run, "timing.json"), { seconds: 512 });
    writeFileSync(join(run, "done"), "");
    finish();
    const [live, rows] = [readFileSync(eventFile), csv()];
    expect(events()).toEqual([
      [64, 128],
      [128, 256],
    ]); // 512 s of 256 steps: 2 s each
    rmSync(join(folder, "logs"), { recursive: true });
    expect(writeLogs(folder, "tensorboard")).toEqual({ numRuns: 1, numOpen: 0 });
    writeLogs(folder, "csv");
    expect([readFileSync(eventFile), csv()]).toEqual([live, rows]);
  });

  it("give no time where none was measured", () => {
    expect(writeLogs(folder, "tensorboard")).toEqual({ numRuns: 1, numOpen: 1 });
    expect(events()).toEqual([[64, 0]]);
  });

  it("name the log that cannot be read", () => {
    appendFileSync(join(run, "updates.jsonl"), "{half\n");
    expect(() => writeLogs(folder, "csv")).toThrow(
      `${join(run, "updates.jsonl")}: holds "{half", which is not JSON; delete the file and run again`,
    );
  });

  it("stop with a word where they cannot be written, and cost no run", () => {
    writeFileSync(join(folder, "logs"), "a file where a folder should be");
    const { look, finish } = following();
    said.length = 0;
    look();
    look();
    expect(said).toHaveLength(1);
    writeFileSync(join(run, "done"), "");
    finish();
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^no more logs are written: /);
    expect(statSync(join(run, "updates.jsonl")).size).toBe(line(1).length);
  });
});
