/** The rows of the present chunk: which sample each is, and its share in the loss of the minibatch. */
export interface Chunk {
  numRows: number;
  readonly sample: Uint32Array; // [chunkSize]
  readonly share: Float64Array; // [chunkSize]
}
