import type { Part, Values } from "./part.ts";
import { roomFor } from "./part.ts";

const epsilon = 1e-5;

/**
 * y = gain ⊙ x̂ + shift, x̂ = (x − mean) / √(variance + ε), mean and variance over the units of a row. From `first` on
 * lie the gains and the shifts. Ba, Kiros & Hinton (2016), https://arxiv.org/abs/1607.06450
 */
export function layerNormalization(input: Required<Values>, chunkSize: number, first: number): Part {
  const { size } = input;
  const output = roomFor(size, chunkSize);
  const normalized = new Float64Array(size * chunkSize); // x̂
  const scales = new Float64Array(chunkSize); // 1 / √(variance + ε)

  /** The mean over the units of one row. */
  const mean = (row: number, of: (place: number, unit: number) => number) => {
    let sum = 0;
    for (let unit = 0; unit < size; unit++) sum += of(unit * chunkSize + row, unit);
    return sum / size;
  };

  return {
    ...output,
    numParameters: 2 * size,

    initialize: (parameters) => parameters.fill(1, first, first + size),

    forward(parameters, numRows) {
      for (let row = 0; row < numRows; row++) {
        const center = mean(row, (place) => input.values[place]);
        const variance = mean(row, (place) => (input.values[place] - center) ** 2);
        scales[row] = 1 / Math.sqrt(variance + epsilon);
        for (let unit = 0; unit < size; unit++) {
          const place = unit * chunkSize + row;
          normalized[place] = (input.values[place] - center) * scales[row];
          output.values[place] = parameters[first + unit] * normalized[place] + parameters[first + size + unit];
        }
      }
    },

    // With g = gain ⊙ dY: dX = (g − mean(g) − x̂ · mean(g ⊙ x̂)) / √(variance + ε).
    backward(parameters, sum, numRows) {
      for (let row = 0; row < numRows; row++) {
        const gained = (place: number, unit: number) => parameters[first + unit] * output.gradient[place];
        const level = mean(row, gained);
        const slope = mean(row, (place, unit) => gained(place, unit) * normalized[place]);
        for (let unit = 0; unit < size; unit++) {
          const place = unit * chunkSize + row;
          sum[first + unit] += output.gradient[place] * normalized[place];
          sum[first + size + unit] += output.gradient[place];
          input.gradient[place] = (gained(place, unit) - level - normalized[place] * slope) * scales[row];
        }
      }
    },

    // x̂′ = (x′ − mean(x′) − x̂ · mean(x′ ⊙ x̂)) / √(variance + ε), and y′ = gain ⊙ x̂′ + gain′ ⊙ x̂ + shift′.
    along(parameters, direction, numRows) {
      for (let row = 0; row < numRows; row++) {
        const level = mean(row, (place) => input.tangent[place]);
        const slope = mean(row, (place) => input.tangent[place] * normalized[place]);
        for (let unit = 0; unit < size; unit++) {
          const place = unit * chunkSize + row;
          const change = (input.tangent[place] - level - normalized[place] * slope) * scales[row];
          output.tangent[place] =
            parameters[first + unit] * change
            + direction[first + unit] * normalized[place]
            + direction[first + size + unit];
        }
      }
    },
  };
}
