import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { checkpointClock } from "../../src/experiments/checkpointPace.ts";
import { claim } from "../../src/experiments/claim.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import tiny from "./fixtures/tiny.ts";

// The wall clock may be set while a sweep runs: by a time server, by summer time, by hand.
const jumps = ["1970-01-02", "2199-12-31"].map((day) => new Date(day));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saddle-clock-"));
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(jumps)("a clock that jumps to %s", (day) => {
  it("frees no folder that is in use, and keeps none that is not", async () => {
    const release = await claim(folder);
    vi.setSystemTime(day);
    await expect(claim(folder)).rejects.toThrow(`is in use by process ${process.pid}`);
    release();
    (await claim(folder))();
  });

  it("frees no folder that a process on another machine beats for", async () => {
    const lock = join(folder, "lock");
    writeFileSync(lock, JSON.stringify({ pid: 1, host: "elsewhere", space: "", birth: "", since: "yesterday" }));
    let beats = 0;
    const heart = setInterval(() => utimesSync(lock, day, new Date(day.getTime() - 1000 * ++beats)), 100);
    await expect(claim(folder)).rejects.toThrow("is in use by process 1 on elsewhere");
    clearInterval(heart);
  });

  it("makes no checkpoint due", () => {
    const isDue = checkpointClock({ seconds: 60 });
    vi.setSystemTime(day);
    expect(isDue(1)).toBe(false);
  });

  it("changes no number of a run, and none of its seconds is lost", async () => {
    const filesOf = async (name: string, onNews: () => void) => {
      const [place] = places(tiny, "reference", join(folder, name));
      await runTrial(place, { engine: reference, onNews });
      const { seconds } = JSON.parse(readFileSync(join(place.folder, "timing.json"), "utf8")) as { seconds: number };
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(60);
      const files = readdirSync(place.folder).filter((file) => file !== "timing.json");
      return files.map((file) => [file, readFileSync(join(place.folder, file), "utf8")]);
    };
    const steady = await filesOf("steady", () => {});
    expect(await filesOf("jumping", () => vi.setSystemTime(day))).toEqual(steady);
  });
});
