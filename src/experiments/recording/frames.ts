import type { Halo, Scene, Shape } from "../../env/scene.ts";
import { HEADINGS, READINGS, type Recording, type Scaled } from "./recording.ts";
import { decoded } from "./series.ts";

/** A shape of a frame. All frames have the same shapes in the same order, some of them hidden. */
export interface RecordedShape extends Shape {
  readonly isHidden: boolean;
}

/** A frame of a recording. */
export interface RecordedFrame {
  readonly step: number;
  readonly scene: Scene & { readonly shapes: readonly RecordedShape[] };
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[];
  /** What the steps since the frame before cost. */
  readonly costs: readonly number[];
}

/** All frames of a recording. */
export function framesOf(recording: Recording): RecordedFrame[] {
  const { numSteps, stride, width, height, bounds, unit, texts } = recording;
  const places = (series: string) => decoded(series).map((value) => value * unit);
  const [x, y, text] = [places(recording.x), places(recording.y), decoded(recording.text)];
  const tracks = recording.tracks.map(({ heading = "", shown = "", ...track }) => ({
    ...track,
    x: places(track.x),
    y: places(track.y),
    heading: decoded(heading).map((value) => (value * 2 * Math.PI) / HEADINGS),
    shown: decoded(shown),
  }));
  const halos = recording.halos.map((halo) => ({ ...halo, readings: decoded(halo.readings) }));
  const episodeReturn = numbers(recording.episodeReturn);
  const episodeCosts = recording.episodeCosts.map(numbers);
  return x.map((_, k) => ({
    step: Math.min(k * stride, numSteps),
    scene: {
      view: { x: x[k], y: y[k], width, height },
      ...(bounds && { bounds }),
      shapes: tracks.map((track): RecordedShape => {
        const { heading, shown, ...shape } = track;
        const isHidden = shown[k] === 0;
        return { ...shape, x: shape.x[k], y: shape.y[k], heading: heading[k] ?? 0, isHidden };
      }),
      halos: halos.map(({ role, numReadings, readings }): Halo => {
        const at = (i: number) => readings[i * x.length + k] / READINGS;
        return { role, readings: Array.from({ length: numReadings }, (__, i) => at(i)) };
      }),
      text: texts[text[k]],
    },
    episodeReturn: episodeReturn[k],
    episodeCosts: episodeCosts.map((cost) => cost[k]),
    costs: episodeCosts.map((cost) => (k === 0 ? 0 : cost[k] - cost[k - 1])),
  }));
}

const numbers = ({ unit, values }: Scaled) => decoded(values).map((value) => Number((value * unit).toPrecision(12)));
