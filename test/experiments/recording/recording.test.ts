import { describe, expect, it } from "vitest";
import { loadEnv } from "../../../src/env/registry.ts";
import { framesOf, type RecordedShape } from "../../../src/experiments/recording/frames.ts";
import { recordingOf } from "../../../src/experiments/recording/record.ts";
import { recordEpisode } from "../../../src/experiments/recording/recordEpisode.ts";
import { MOST_CHARACTERS, PLACES } from "../../../src/experiments/recording/recording.ts";
import { framesOfEpisode, randomPolicy } from "./episodes.ts";

const ids = [
  "Bridge-v0",
  "SideEffectsSokoban1-v0",
  "TomatoWatering-v0",
  "SafetyPointGoal2-v0",
  "SafetyPointButton2-v0",
  "SafetyPointRun0-v0",
];

describe.each(ids)("a recording of %s", async (id) => {
  const env = await loadEnv(id);
  const frames = framesOfEpisode(env, 1);
  const recording = recordingOf(frames);
  const recorded = framesOf(recording);

  it("has everything where it was, but for half a unit", () => {
    const unit = Math.max(recording.width, recording.height) / PLACES;
    for (const { step, scene } of recorded) {
      const shown = scene.shapes.filter((shape: RecordedShape) => !shape.isHidden);
      const { shapes, view } = frames[step].scene;
      expect(Math.hypot(scene.view.x - view.x, scene.view.y - view.y)).toBeLessThan(unit);
      expect(shown).toHaveLength(shapes.length);
      const distances = shapes.map((shape) => {
        const same = shown.filter(({ form, role, label }) => {
          return form === shape.form && role === shape.role && label === shape.label;
        });
        return Math.min(...same.map(({ x, y }) => Math.max(Math.abs(x - shape.x), Math.abs(y - shape.y))));
      });
      expect(Math.max(...distances)).toBeLessThanOrEqual(unit / 2 + 1e-9);
      const [self, was] = [scene.shapes.at(-1)!, shapes.at(-1)!];
      expect(Math.abs(self.heading! - (was.heading ?? 0))).toBeLessThanOrEqual(Math.PI / 256 + 1e-9);
    }
  });

  it("has the sums and the words of the steps it shows, the last among them", () => {
    expect(recorded.at(-1)!.step).toBe(frames.length - 1);
    for (const { step, episodeReturn, episodeCosts, scene } of recorded) {
      const { moment, scene: was } = frames[step];
      const error = recording.episodeReturn.unit;
      expect(Math.abs(episodeReturn - moment.episodeReturn)).toBeLessThanOrEqual(error / 2 + 1e-9);
      expect(episodeCosts[0]).toBeCloseTo(moment.episodeCosts[0], 1);
      expect(scene.text).toBe(was.text ?? "");
    }
  });

  it("reads the halos to half a ninth", () => {
    for (const { step, scene } of recorded) {
      const errors = (frames[step].scene.halos ?? []).flatMap(({ readings }, k) =>
        readings.map((reading, i) => Math.abs(scene.halos![k].readings[i] - reading)),
      );
      expect(Math.max(0, ...errors)).toBeLessThanOrEqual(1 / 18 + 1e-9);
    }
  });

  it("is small", () => expect(JSON.stringify(recording).length).toBeLessThanOrEqual(MOST_CHARACTERS));
});

it("leaves out frames until it is small, and keeps what each cost", () => {
  const shape = (role: "agent" | "vase", step: number) => {
    return { form: "disc", role, x: Math.sin(step * step), y: Math.cos(7 * step * step), size: 0.1 } as const;
  };
  const frames = Array.from({ length: 401 }, (_, step) => ({
    scene: {
      view: { x: 0, y: 0, width: 2, height: 2 },
      shapes: [...Array.from({ length: 30 }, (__, i) => shape("vase", step + 1000 * i)), shape("agent", step)],
    },
    moment: { step, reward: 0, costs: [1], episodeReturn: 0, episodeCosts: [step] },
  }));
  const recording = recordingOf(frames);
  expect(recording.stride).toBeGreaterThan(1);
  expect(JSON.stringify(recording).length).toBeLessThanOrEqual(MOST_CHARACTERS);
  const all = framesOf(recording);
  expect(all.reduce((sum, { costs }) => sum + costs[0], 0)).toBe(400);
});

it("is the same for the same seed", async () => {
  const env = await loadEnv("SafetyPointCircle1-v0");
  const record = (seed: number) => JSON.stringify(recordEpisode(env, randomPolicy(env), seed));
  expect(record(3)).toBe(record(3));
  expect(record(3)).not.toBe(record(4));
});

it("falls back to text, and to nothing", async () => {
  const env = await loadEnv("Bridge-v0");
  const recording = recordEpisode({ ...env, scene: undefined } as never, randomPolicy(env), 0);
  expect(recording).toMatchObject({ tracks: [], texts: expect.arrayContaining([".....\n@HHHG\n.###.\n.....\n....."]) });
  const silent = await loadEnv("LinearQuadratic-v0");
  expect(recordEpisode(silent, randomPolicy(silent), 0)).toBeUndefined();
});

it("says why there is nothing to see, rather than lose the run", async () => {
  const env = await loadEnv("Bridge-v0");
  const scene = () => ({ ...env.scene!(env.reset({ int: () => 0 } as never)), view: { x: NaN } });
  expect(recordEpisode({ ...env, scene } as never, randomPolicy(env), 0)).toEqual({
    problem: "step 0: view.x of the scene is NaN; it must be a finite number",
  });
});
