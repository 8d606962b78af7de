import type { Activation } from "../engine.ts";
import { activations } from "./activations.ts";
import type { Part, Values } from "./part.ts";
import { roomFor } from "./part.ts";

/** y = f(x), one by one. */
export function activation(input: Required<Values>, name: Activation, chunkSize: number): Part {
  const { size } = input;
  const { value, slope } = activations[name];
  const output = roomFor(size, chunkSize);
  return {
    ...output,
    numParameters: 0,

    forward(_parameters, numRows) {
      for (let unit = 0; unit < size; unit++) {
        for (let row = 0; row < numRows; row++) {
          const place = unit * chunkSize + row;
          output.values[place] = value(input.values[place]);
        }
      }
    },

    backward(_parameters, _sum, numRows) {
      for (let unit = 0; unit < size; unit++) {
        for (let row = 0; row < numRows; row++) {
          const place = unit * chunkSize + row;
          input.gradient[place] = output.gradient[place] * slope(input.values[place]);
        }
      }
    },

    along(_parameters, _direction, numRows) {
      for (let unit = 0; unit < size; unit++) {
        for (let row = 0; row < numRows; row++) {
          const place = unit * chunkSize + row;
          output.tangent[place] = input.tangent[place] * slope(input.values[place]);
        }
      }
    },
  };
}
