import type { Engine } from "../engine.ts";
import { checkShapes } from "./checkShapes.ts";
import { learned } from "./learned.ts";
import { perceptron } from "./perceptron.ts";
import { tangents } from "./tangents.ts";

const chunkSize = 64;

/** An engine around one way to compute a perceptron in typed arrays. */
export const engineOf = (name: string, layersOf: typeof perceptron): Engine => ({
  name,

  networks(inputSize, shapes) {
    checkShapes(name, inputSize, shapes);
    let obs = new Float32Array(0); // [numRows, inputSize]
    let numRows = 0; // of the present chunk
    const input = new Float64Array(inputSize * chunkSize); // [inputSize, chunkSize]
    const networks = shapes.map((shape) => {
      const layers = layersOf(input, chunkSize, shape);
      const { parameters, gradient, ...adam } = learned(layers.numParameters + shape.numFree);
      layers.initialize(parameters);
      const free = parameters.subarray(layers.numParameters);
      const freeGradient = gradient.subarray(layers.numParameters);
      return { layers, parameters, gradient, free, freeGradient, ...adam };
    });

    return {
      chunkSize,

      load(rows, count) {
        const size = count * inputSize;
        if (obs.length < size) obs = new Float32Array(size);
        for (let i = 0; i < size; i++) obs[i] = rows[i];
      },

      select(index, from, to) {
        numRows = to - from;
        for (let row = 0; row < numRows; row++) {
          const at = index[from + row] * inputSize;
          for (let i = 0; i < inputSize; i++) input[i * chunkSize + row] = obs[at + i];
        }
      },

      forward(nets) {
        for (const net of nets) networks[net].layers.forward(networks[net].parameters, numRows);
      },
      outputs: (net) => networks[net].layers.output,
      gradients: (net) => networks[net].layers.gradient,
      backward(nets) {
        for (const net of nets) {
          const { layers, parameters, gradient } = networks[net];
          layers.backward(parameters, gradient, numRows);
        }
      },
      free: (net) => networks[net].free,
      freeGradients: (net) => networks[net].freeGradient,
      step(nets, settings) {
        const norms = Float64Array.from(nets, (net) => networks[net].norm());
        if (norms.every(Number.isFinite)) nets.forEach((net, i) => networks[net].step(settings[i], norms[i]));
        return norms;
      },
      forget: (net) => void networks[net].gradient.fill(0),
      parameters: (net) => networks[net].parameters.slice(),
      setParameters(net, values) {
        const { parameters } = networks[net];
        if (values.length !== parameters.length) {
          throw new Error(
            `${name} engine: cannot set parameters of ${values.length} numbers; the network has ${parameters.length}`,
          );
        }
        parameters.set(values);
      },
      parameterGradients: (net) => networks[net].gradient.slice(),
      save: (net) => networks[net].save(),
      restore: (net, state) => networks[net].restore(state),
      ...tangents(networks, () => numRows),
    };
  },
});

/**
 * Plain loops in double precision: the specification of what a network
 * computes, and the judge of every faster engine.
 */
export const reference = engineOf("reference", perceptron);
