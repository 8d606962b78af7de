import type { NetworkShape } from "../../src/engine/engine.ts";
import type { Perceptron } from "../../src/engine/reference/perceptron.ts";

/** What the reference's perceptron computes for tanh, with every matrix product in tiles. */
export function tiledPerceptron(input: Float64Array, chunkSize: number, shape: NetworkShape): Perceptron {
  if (shape.activation !== "tanh" || shape.normalization !== "none") {
    throw new Error("typed arrays engine: only tanh without normalization; use the reference engine");
  }
  let numParameters = 0;
  const take = (size: number) => (numParameters += size) - size;
  const sizes = [input.length / chunkSize, ...shape.hidden, shape.numOutputs];
  const layers = sizes.slice(1).map((numOutputs, depth) => {
    const numInputs = sizes[depth];
    const weights = take(numInputs * numOutputs);
    const biases = take(numOutputs);
    const output = new Float64Array(numOutputs * chunkSize); // [numOutputs, chunkSize]
    return { numInputs, numOutputs, weights, biases, output, gradient: output.slice(), turned: output.slice() };
  });
  const last = layers.length - 1;
  const inputOf = (depth: number) => (depth === 0 ? input : layers[depth - 1].output);

  return {
    numParameters,
    output: layers[last].output,
    gradient: layers[last].gradient,
    initialize() {}, // all are 0

    forward(parameters, numRows) {
      for (let depth = 0; depth <= last; depth++) {
        const { numInputs, numOutputs, weights, biases, output } = layers[depth];
        for (let o = 0; o < numOutputs; o++) output.fill(parameters[biases + o], o * chunkSize, (o + 1) * chunkSize);
        addProduct(
          { values: parameters, start: weights, rowStride: 1, columnStride: numOutputs },
          { values: inputOf(depth), start: 0, rowStride: chunkSize },
          { values: output, start: 0, rowStride: chunkSize },
          [numOutputs, numInputs, numRows],
        );
        if (depth < last) for (let i = 0; i < output.length; i++) output[i] = tanh(output[i]);
      }
    },

    backward(parameters, sum, numRows) {
      for (let depth = last; depth >= 0; depth--) {
        const { numInputs, numOutputs, weights, biases, output, gradient, turned } = layers[depth];
        for (let o = 0; o < numOutputs; o++) {
          for (let row = 0; row < numRows; row++) {
            const at = o * chunkSize + row;
            if (depth < last) gradient[at] *= 1 - output[at] * output[at]; // tanh′ = 1 − tanh²
            sum[biases + o] += gradient[at];
            turned[row * numOutputs + o] = gradient[at];
          }
        }
        addProduct(
          { values: inputOf(depth), start: 0, rowStride: chunkSize, columnStride: 1 },
          { values: turned, start: 0, rowStride: numOutputs },
          { values: sum, start: weights, rowStride: numOutputs },
          [numInputs, numRows, numOutputs],
        );
        if (depth === 0) return;
        addProduct(
          { values: parameters, start: weights, rowStride: numOutputs, columnStride: 1 },
          { values: gradient, start: 0, rowStride: chunkSize },
          { values: layers[depth - 1].gradient.fill(0), start: 0, rowStride: chunkSize },
          [numInputs, numOutputs, numRows],
        );
      }
    },
  };
}

/** As the kernels compute it, several times faster than Math.tanh: Eigen's quotient of polynomials. */
function tanh(x: number): number {
  const t = x > 7.905 ? 7.905 : x < -7.905 ? -7.905 : x;
  const s = t * t;
  const low = 4.89352455891786e-3 + s * (6.37261928875436e-4 + s * (1.48572235717979e-5 + s * 5.12229709037114e-8));
  const high = s * s * s * s * (-8.60467152213735e-11 + s * (2.00018790482477e-13 - s * 2.76076847742355e-16));
  const below = 4.89352518554385e-3 + s * (2.268434632439e-3 + s * (1.18534705686654e-4 + s * 1.19825839466702e-6));
  return (t * (low + high)) / below;
}

/** A matrix in a larger array: element (row, column) stands at `start + row·rowStride + column·columnStride`. */
interface Matrix {
  readonly values: Float64Array;
  readonly start: number;
  readonly rowStride: number;
  readonly columnStride?: number; // 1 where left out
}

/** result [rows, columns] += left [rows, inner] · right [inner, columns], in tiles of 2 × 4. */
function addProduct(
  left: Matrix,
  right: Matrix,
  result: Matrix,
  [numRows, numInner, numColumns]: readonly number[],
): void {
  const { values: a, rowStride: below, columnStride: inward = 1 } = left;
  const { values: b, rowStride: downward } = right;
  const { values: c, rowStride } = result;
  const numWhole = numColumns & ~3;
  for (let row = 0; row < numRows; row += 2) {
    const twin = row + 1 < numRows ? 1 : 0; // the last of an odd number of rows is computed twice, and stored once
    const start0 = left.start + row * below;
    const start1 = start0 + twin * below;
    const store0 = result.start + row * rowStride;
    const store1 = store0 + rowStride;
    for (let column = 0; column < numWhole; column += 4) {
      let c00 = 0;
      let c01 = 0;
      let c02 = 0;
      let c03 = 0;
      let c10 = 0;
      let c11 = 0;
      let c12 = 0;
      let c13 = 0;
      let at0 = start0;
      let at1 = start1;
      let from = right.start + column;
      for (let inner = 0; inner < numInner; inner++) {
        const x0 = a[at0];
        const x1 = a[at1];
        const y0 = b[from];
        const y1 = b[from + 1];
        const y2 = b[from + 2];
        const y3 = b[from + 3];
        c00 += x0 * y0;
        c01 += x0 * y1;
        c02 += x0 * y2;
        c03 += x0 * y3;
        c10 += x1 * y0;
        c11 += x1 * y1;
        c12 += x1 * y2;
        c13 += x1 * y3;
        at0 += inward;
        at1 += inward;
        from += downward;
      }
      c[store0 + column] += c00;
      c[store0 + column + 1] += c01;
      c[store0 + column + 2] += c02;
      c[store0 + column + 3] += c03;
      if (twin === 0) continue;
      c[store1 + column] += c10;
      c[store1 + column + 1] += c11;
      c[store1 + column + 2] += c12;
      c[store1 + column + 3] += c13;
    }
    for (let column = numWhole; column < numColumns; column++) {
      let sum0 = 0;
      let sum1 = 0;
      for (let inner = 0; inner < numInner; inner++) {
        const y = b[right.start + inner * downward + column];
        sum0 += a[start0 + inner * inward] * y;
        sum1 += a[start1 + inner * inward] * y;
      }
      c[store0 + column] += sum0;
      if (twin === 1) c[store1 + column] += sum1;
    }
  }
}
