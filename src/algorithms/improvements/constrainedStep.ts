/** A linear objective and a linear constraint within an ellipsoid, as far as its solution depends on them. */
export interface ConstrainedProblem {
  readonly q: number; // gᵀH⁻¹g ≥ 0
  readonly r: number; // gᵀH⁻¹b
  readonly s: number; // bᵀH⁻¹b ≥ 0
  readonly excess: number; // c
  readonly radius: number; // of the ellipsoid, squared: 2δ
}

/** x = alongLoss · H⁻¹g + alongCost · H⁻¹b */
export interface ConstrainedStep {
  readonly alongLoss: number;
  readonly alongCost: number;
  readonly nu: number; // ν*, what a unit of the constraint is worth; Infinity where there is no feasible x
}

/**
 * Solves
 *
 *   min_x gᵀx   subject to   c + bᵀx ≤ 0,   xᵀHx ≤ 2δ.
 *
 * With multipliers ν of the constraint and λ of half the ellipsoid, x = −H⁻¹(g + νb)/λ, and the dual is maximal at
 *
 *   λ* = √(q/2δ),   ν* = 0                   where that x keeps the constraint,
 *   λ* = √(A/B),    ν* = (λ*c − r)/s         else, with A = q − r²/s and B = 2δ − c²/s,
 *
 * as both then bind. Of the projections of λ in the paper's theorem none is left over: the problem is convex, so what
 * solves it without the constraint, and keeps it, solves it. Where no x is feasible (c > 0 and B < 0) it answers the
 * recovery, which lowers the cost as much as the ellipsoid allows: x = −√(2δ/s) H⁻¹b.
 *
 * Achiam et al. (2017), theorem 2 and equation 14, https://arxiv.org/abs/1705.10528
 */
export function constrainedStep({ q, r, s, excess: c, radius }: ConstrainedProblem): ConstrainedStep {
  const free = q > 0 ? Math.sqrt(radius / q) : 0; // 1/λ where the constraint is not felt
  if (s <= 0 || c - free * r <= 0) return { alongLoss: -free, alongCost: 0, nu: 0 };
  const b = radius - (c * c) / s;
  if (c > 0 && b < 0) return { alongLoss: 0, alongCost: -Math.sqrt(radius / s), nu: Infinity };
  // A < 0 is rounding: by the inequality of Cauchy and Schwarz r² ≤ q s. Where A = 0, g and b are parallel.
  const a = Math.max(0, q - (r * r) / s);
  const step = a > 0 ? Math.sqrt(Math.max(0, b) / a) : 0; // 1/λ
  // −(1/λ)(H⁻¹g + νH⁻¹b), ν written out so that nothing is divided by λ.
  return {
    alongLoss: -step,
    alongCost: (step * r - c) / s,
    nu: step > 0 ? Math.max(0, (c / step - r) / s) : Math.max(0, -r / s),
  };
}
