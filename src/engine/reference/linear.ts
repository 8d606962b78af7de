import type { Part, Values } from "./part.ts";
import { roomFor } from "./part.ts";

/** yₒ = Σᵢ xᵢ Wᵢₒ + bₒ. From `first` on lie W [inputs, outputs] and b [outputs]. */
export function linear(input: Values, numOutputs: number, chunkSize: number, first: number): Part {
  const { size: numInputs, values: x } = input;
  const biases = first + numInputs * numOutputs;
  const output = roomFor(numOutputs, chunkSize);
  return {
    ...output,
    numParameters: (numInputs + 1) * numOutputs,

    forward(parameters, numRows) {
      for (let o = 0; o < numOutputs; o++) {
        for (let row = 0; row < numRows; row++) {
          let sum = parameters[biases + o];
          for (let i = 0; i < numInputs; i++) {
            sum += x[i * chunkSize + row] * parameters[first + i * numOutputs + o];
          }
          output.values[o * chunkSize + row] = sum;
        }
      }
    },

    backward(parameters, sum, numRows) {
      for (let o = 0; o < numOutputs; o++) {
        for (let row = 0; row < numRows; row++) {
          const slope = output.gradient[o * chunkSize + row];
          sum[biases + o] += slope;
          for (let i = 0; i < numInputs; i++) {
            sum[first + i * numOutputs + o] += x[i * chunkSize + row] * slope;
          }
        }
      }
      if (input.gradient === undefined) return;
      for (let i = 0; i < numInputs; i++) {
        for (let row = 0; row < numRows; row++) {
          let slope = 0;
          for (let o = 0; o < numOutputs; o++) {
            slope += parameters[first + i * numOutputs + o] * output.gradient[o * chunkSize + row];
          }
          input.gradient[i * chunkSize + row] = slope;
        }
      }
    },

    // y′ₒ = Σᵢ (xᵢ W′ᵢₒ + x′ᵢ Wᵢₒ) + b′ₒ
    along(parameters, direction, numRows) {
      for (let o = 0; o < numOutputs; o++) {
        for (let row = 0; row < numRows; row++) {
          let sum = direction[biases + o];
          for (let i = 0; i < numInputs; i++) {
            const place = i * chunkSize + row;
            const weight = first + i * numOutputs + o;
            sum += x[place] * direction[weight];
            if (input.tangent) sum += input.tangent[place] * parameters[weight];
          }
          output.tangent[o * chunkSize + row] = sum;
        }
      }
    },
  };
}
