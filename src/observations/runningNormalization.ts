import { positive } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { NormalizerMaker } from "./normalizer.ts";

interface State {
  readonly count: number; // observations learned from
  readonly mean: Float64Array; // [obsSize]
  readonly squares: Float64Array; // [obsSize] sums of squared deviations from the mean
}

/**
 * Observations in units of their own spread, one dimension at a time,
 *
 *   clip((x − mean) / √(variance + ε), −clip, clip),
 *
 * over everything learned so far. Each rollout is merged in whole, in double
 * precision, by the parallel rule of Chan, Golub & LeVeque (1983),
 * https://doi.org/10.1080/00031305.1983.10483115. Before anything was learned
 * observations are only clipped.
 */
export const runningNormalization = definePart(
  "runningNormalization",
  { clip: 10, epsilon: 1e-8 },
  ({ clip, epsilon }): NormalizerMaker => {
    positive("runningNormalization", "clip", clip);
    positive("runningNormalization", "epsilon", epsilon);
    return (obsSize) => {
      let count = 0;
      let mean = new Float64Array(obsSize);
      let squares = new Float64Array(obsSize);
      const scale = new Float64Array(obsSize);
      const rescale = () => {
        for (let j = 0; j < obsSize; j++) scale[j] = count === 0 ? 1 : Math.sqrt(squares[j] / count + epsilon);
      };
      rescale();

      return {
        apply(obs, out) {
          for (let i = 0; i < obs.length; i += obsSize) {
            for (let j = 0; j < obsSize; j++) out[i + j] = clamp((obs[i + j] - mean[j]) / scale[j], -clip, clip);
          }
        },
        learn(obs) {
          const numRows = obs.length / obsSize;
          if (numRows === 0) return;
          const total = count + numRows;
          for (let j = 0; j < obsSize; j++) {
            let sum = 0;
            for (let i = j; i < obs.length; i += obsSize) sum += obs[i];
            const batchMean = sum / numRows;
            let batchSquares = 0;
            for (let i = j; i < obs.length; i += obsSize) batchSquares += (obs[i] - batchMean) * (obs[i] - batchMean);
            const gap = batchMean - mean[j];
            mean[j] += (gap * numRows) / total;
            squares[j] += batchSquares + gap * gap * ((count * numRows) / total);
          }
          count = total;
          rescale();
        },
        save: (): State => ({ count, mean: mean.slice(), squares: squares.slice() }),
        restore(state: State) {
          count = state.count;
          mean = state.mean.slice();
          squares = state.squares.slice();
          rescale();
        },
      };
    };
  },
);
