import { dot } from "./dot.ts";

/** When to be content. */
export interface ConjugateGradientOptions {
  readonly iterations: number; // products with A, at most
  readonly tolerance: number; // ends where ‖b − A x‖ ≤ tolerance · ‖b‖
}

/** Solves A x = b and answers how many products it took. Writes x; leaves `b` alone. */
export type ConjugateGradient = (
  multiply: (vector: Float64Array, product: Float64Array) => void, // product ← A · vector
  b: Float64Array,
  x: Float64Array,
) => number;

/**
 * Solves A x = b for a symmetric positive definite A of which only products are known, from x = 0, r = p = b on:
 *
 *   α = r·r / p·A p,   x ← x + α p,   r′ = r − α A p,   p ← r′ + (r′·r′ / r·r) p.
 *
 * In exact arithmetic x is right after as many products as there are unknowns; on the way it minimizes
 * ½ xᵀA x − b·x over the space of b, A b, A² b, …
 *
 * Where a direction has no curvature (p·A p ≤ 0, which a positive definite A has not), it ends with the x it has.
 *
 * Hestenes & Stiefel (1952), https://doi.org/10.6028/jres.049.044
 */
export function conjugateGradient(
  numUnknowns: number,
  { iterations, tolerance }: ConjugateGradientOptions,
): ConjugateGradient {
  const residual = new Float64Array(numUnknowns);
  const direction = new Float64Array(numUnknowns);
  const product = new Float64Array(numUnknowns);
  return (multiply, b, x) => {
    x.fill(0);
    residual.set(b);
    direction.set(b);
    let square = dot(residual, residual);
    const enough = tolerance * tolerance * square;
    for (let iteration = 0; iteration < iterations; iteration++) {
      if (!(square > enough)) return iteration;
      multiply(direction, product);
      const curvature = dot(direction, product);
      if (!(curvature > 0)) return iteration + 1;
      const step = square / curvature;
      for (let i = 0; i < numUnknowns; i++) {
        x[i] += step * direction[i];
        residual[i] -= step * product[i];
      }
      const before = square;
      square = dot(residual, residual);
      for (let i = 0; i < numUnknowns; i++) direction[i] = residual[i] + (square / before) * direction[i];
    }
    return iterations;
  };
}
