/** A vector of numbers, single or double: what engines, environments and estimators pass around. */
export type Reals = Float32Array | Float64Array;
