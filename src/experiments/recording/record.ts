import { checkScene } from "../../env/checkScene.ts";
import type { Moment } from "../../env/playthrough.ts";
import type { Scene } from "../../env/scene.ts";
import { castOf, type Part } from "./cast.ts";
import { HEADINGS, MOST_CHARACTERS, MOST_FRAMES, PLACES, READINGS, type Recording, type Track } from "./recording.ts";
import { encoded } from "./series.ts";

/** What was seen of a step. */
export interface Frame {
  readonly scene: Scene;
  readonly moment: Moment;
}

/**
 * Makes a recording of the frames of an episode, the reset first. Leaves out frames, evenly, until it is small.
 *
 * @throws where a scene cannot be drawn.
 */
export function recordingOf(frames: readonly Frame[]): Recording {
  for (const { scene, moment } of frames) checkScene(scene, `step ${moment.step}`);
  const numSteps = frames.length - 1;
  for (let stride = Math.max(1, Math.ceil(numSteps / MOST_FRAMES)); ; stride *= 2) {
    const kept = frames.filter((_, step) => step % stride === 0 || step === numSteps);
    const recording = ofAll(kept, numSteps, stride);
    if (stride >= numSteps || JSON.stringify(recording).length <= MOST_CHARACTERS) return recording;
  }
}

function ofAll(frames: readonly Frame[], numSteps: number, stride: number): Recording {
  const scenes = frames.map(({ scene }) => scene);
  const moments = frames.map(({ moment }) => moment);
  const { view, bounds, halos = [] } = scenes[0];
  const unit = Math.max(view.width, view.height) / PLACES;
  const texts = [...new Set(scenes.map(({ text = "" }) => text))];
  return {
    numSteps,
    stride,
    ending: moments[moments.length - 1].ending ?? "truncated",
    width: view.width,
    height: view.height,
    ...(bounds && { bounds }),
    unit,
    x: series(scenes.map((scene) => scene.view.x / unit)),
    y: series(scenes.map((scene) => scene.view.y / unit)),
    tracks: castOf(scenes).map((part) => trackOf(part, unit)),
    halos: halos.map(({ role, readings }, k) => ({
      role,
      numReadings: readings.length,
      readings: series(readings.flatMap((_, i) => scenes.map((scene) => READINGS * scene.halos![k].readings[i]))),
    })),
    texts,
    text: series(scenes.map(({ text = "" }) => texts.indexOf(text))),
    episodeReturn: scaled(moments.map(({ episodeReturn }) => episodeReturn)),
    episodeCosts: moments[0].episodeCosts.map((_, k) => scaled(moments.map(({ episodeCosts }) => episodeCosts[k]))),
  };
}

function trackOf({ like, shapes }: Part, unit: number): Track {
  // What is away stays where it was, which takes no room.
  let last = like;
  const all = shapes.map((shape) => (last = shape ?? last));
  const isTurned = all.some(({ heading = 0 }) => heading !== 0);
  return {
    form: like.form,
    role: like.role,
    size: like.size,
    ...(like.label !== undefined && { label: like.label }),
    x: series(all.map(({ x }) => x / unit)),
    y: series(all.map(({ y }) => y / unit)),
    ...(isTurned && { heading: series(all.map(({ heading = 0 }) => (HEADINGS * heading) / (2 * Math.PI))) }),
    ...(shapes.includes(undefined) && { shown: series(shapes.map((shape) => (shape ? 1 : 0))) }),
  };
}

const series = (values: readonly number[]) => encoded(values.map(Math.round));

/** To four digits of the largest, in units such as 0.001. */
function scaled(values: readonly number[]) {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = Number(`1e${largest > 0 ? Math.floor(Math.log10(largest)) - 3 : 0}`);
  return { unit, values: series(values.map((value) => value / unit)) };
}
