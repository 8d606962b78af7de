/** A loss of a critic at work on the rows of a chunk. With shares w, the whole loss of the chunk is Σ w · loss. */
export interface ValueRows {
  // To be filled by the caller, [stride]:
  readonly value: Float64Array;
  readonly target: Float64Array;
  readonly oldValue: Float64Array;
  // Filled by `compute`:
  readonly loss: Float64Array; // of each row
  readonly slope: Float64Array; // of the whole loss in the value
  compute(numRows: number, share: Float64Array): void;
}
