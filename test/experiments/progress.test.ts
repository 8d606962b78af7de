import { describe, expect, it } from "vitest";
import { progress, progressText } from "../../src/experiments/progress.ts";
import { places } from "../../src/experiments/store.ts";
import tiny from "./fixtures/tiny.ts";

const planned = places(tiny, "wasm", "folder");
const news = { step: 64, episodeReturn: 12.345, episodeCost: 0.5, lagrangeMultiplier: 0.25 };

function recorder(isTTY: boolean) {
  const texts: string[] = [];
  return { texts, isTTY, columns: 60, write: (text: string) => texts.push(text) };
}

describe("progressText", () => {
  it("says how much is done, how fast it goes, how long it takes and where a run stands", () => {
    const text = progressText({
      numRuns: 4,
      numEnded: 2,
      share: 0.25,
      stepsPerSecond: 12_345,
      secondsLeft: 61.5,
      latest: { place: planned[0], news },
    });
    expect(text).toBe(
      "█████░░░░░░░░░░░░░░░ 2/4 runs  12k steps/s  1 min 1 s left  "
        + "return 12.3 cost 0.5 λ 0.25  method, seed 0, Corridor-v0 cost≤0.5",
    );
  });
});

describe("progress", () => {
  it("writes plain lines, at most one every 5 seconds, where nothing can be redrawn", () => {
    let time = 0;
    const screen = recorder(false);
    const watcher = progress(screen, () => time)(planned, planned);
    for (time = 1; time <= 12; time++) watcher.news(planned[0], news);
    expect(screen.texts).toHaveLength(2); // at 5 and at 10 seconds
    expect(screen.texts.join("")).not.toContain("\r");
  });

  it("redraws one line on a terminal, no wider than it is", () => {
    const screen = recorder(true);
    const watcher = progress(screen, () => 1)(planned, planned);
    watcher.news(planned[0], news);
    expect(screen.texts).toHaveLength(2); // one at the start
    for (const text of screen.texts) {
      expect(text.startsWith("\r")).toBe(true);
      expect(text.replace("\r\u001b[2K", "").length).toBeLessThan(60);
    }
  });

  it("counts runs that were done before, but not their steps", () => {
    let time = 0;
    const screen = recorder(false);
    const watcher = progress(screen, () => time)(planned, planned.slice(2));
    time = 10;
    watcher.ended(planned[2], undefined);
    // 3 of 4 runs; 192 steps in 10 s, and another 192 to go.
    expect(screen.texts[0]).toContain("3/4 runs  19 steps/s  10 s left");
  });

  it("says at once which run failed, and why", () => {
    const screen = recorder(false);
    progress(screen, () => 0)(planned, planned).ended(planned[0], "the bridge broke");
    expect(screen.texts[0]).toBe("failed: Corridor-v0 cost≤0.5, method, seed 0: the bridge broke\n");
  });
});
