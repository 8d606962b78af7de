/** Numbers on one chunk of rows, [size, chunkSize]. */
export interface Values {
  readonly size: number;
  readonly values: Float64Array;
  readonly gradient?: Float64Array; // d loss / d values, where it is wanted; same layout
  readonly tangent?: Float64Array; // how fast the values change along a direction of the parameters, where they do; same layout
}

/** A part of a network: from the values of the part before to its own. Its parameters lie somewhere in a flat list. */
export interface Part extends Required<Values> {
  readonly numParameters: number;
  /** Writes those of the first parameters that are not 0. */
  initialize?(parameters: Float64Array): void;
  forward(parameters: Float64Array, numRows: number): void;
  /** Adds d loss / d parameters to `sum`, and writes the gradient of the values it reads. Follows a `forward` of the same rows. */
  backward(parameters: Float64Array, sum: Float64Array, numRows: number): void;
  /** Writes the tangent of its values, where the parameters move along `direction`. Follows a `forward` of the same rows. */
  along(parameters: Float64Array, direction: Float64Array, numRows: number): void;
}

/** Room for the values of a part. */
export const roomFor = (size: number, chunkSize: number): Required<Values> => ({
  size,
  values: new Float64Array(size * chunkSize),
  gradient: new Float64Array(size * chunkSize),
  tangent: new Float64Array(size * chunkSize),
});
