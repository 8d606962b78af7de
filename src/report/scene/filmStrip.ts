import type { RecordedFrame } from "../../experiments/recording/frames.ts";
import type { Drawing } from "../document.ts";
import { escaped } from "../dom.ts";
import { framed, moved } from "../figures/draw.ts";
import { number } from "../format.ts";
import { color } from "../theme.ts";
import { sceneSvg } from "./sceneSvg.ts";

const NUM_FRAMES = 6;
const PER_ROW = 3;
const SIZE = 240; // pixels, as below
const GAP = 16;
const WORDS = 20; // the height of the line above a picture

/** Frames of an episode side by side, evenly spread and the first and the last among them. */
export function filmStrip(frames: readonly RecordedFrame[], numFrames = NUM_FRAMES): Drawing {
  const last = frames.length - 1;
  const chosen = [...new Set(Array.from({ length: numFrames }, (_, i) => Math.round((i * last) / (numFrames - 1))))];
  const pictures = chosen.map((k) =>
    sceneSvg(frames[k].scene, { size: SIZE, isCostly: frames[k].costs.some((cost) => cost > 0) }),
  );
  const cellWidth = Math.max(...pictures.map(({ width }) => width)) + GAP;
  const cellHeight = Math.max(...pictures.map(({ height }) => height)) + WORDS + GAP;
  const cells = pictures.map((picture, i) => {
    const [x, y] = [(i % PER_ROW) * cellWidth, Math.floor(i / PER_ROW) * cellHeight];
    return `<text x="${x}" y="${y + 13}" font-size="12" fill="${color("muted")}">${escaped(words(frames[chosen[i]]))}</text>${moved(picture, x, y + WORDS)}`;
  });
  const perRow = Math.min(PER_ROW, pictures.length);
  return framed(cells.join(""), perRow * cellWidth - GAP, Math.ceil(pictures.length / PER_ROW) * cellHeight - GAP);
}

const words = ({ step, episodeReturn, episodeCosts }: RecordedFrame) =>
  `step ${step} · return ${brief(episodeReturn)} · cost ${episodeCosts.map(brief).join(", ")}`;

/** Two decimals at most. */
const brief = (value: number) => number(value, 2).replace(/\.?0+$/, "");
