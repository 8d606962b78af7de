import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constrainedStep, type ConstrainedProblem } from "../../../src/algorithms/improvements/constrainedStep.ts";

// H = I, so that H⁻¹g = g and H⁻¹b = b, in the plane.
const plane = (g: readonly [number, number], b: readonly [number, number], excess: number, radius: number) => {
  const inner = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) => x * u + y * v;
  const problem: ConstrainedProblem = { q: inner(g, g), r: inner(g, b), s: inner(b, b), excess, radius };
  const { alongLoss, alongCost } = constrainedStep(problem);
  return [alongLoss * g[0] + alongCost * b[0], alongLoss * g[1] + alongCost * b[1]].map((x) => x + 0); // no −0
};

describe("constrainedStep", () => {
  it.each([
    // g         b       excess  radius  x
    ["downhill, where the cost does not mind", [0, 2], [1, 0], -1, 4, [0, -2]],
    ["downhill, where the cost is lowered by it anyway", [1, 0], [1, 0], 0.5, 1, [-1, 0]],
    ["downhill, where there is room for it", [-1, 0], [1, 0], -5, 1, [1, 0]],
    ["downhill, where there is no cost to speak of", [0, 1], [0, 0], 3, 1, [0, -1]],
    ["up to the limit, where downhill is costly", [-1, 0], [1, 0], -0.25, 1, [0.25, 0]],
    ["along the limit", [-1, -1], [1, 0], 0, 1, [0, 1]],
    ["along the limit, as far as the ellipsoid goes", [-1, -1], [1, 0], -0.6, 1, [0.6, 0.8]],
    ["back to the limit, and on along it", [0, -1], [1, 0], 0.6, 1, [-0.6, 0.8]],
    ["straight back, where that is all that can be done", [0, -1], [1, 0], 3, 1, [-1, 0]],
    ["nowhere, where nothing is to be gained", [0, 0], [1, 0], -1, 1, [0, 0]],
    ["back to the limit, where nothing is to be gained", [0, 0], [2, 0], 1, 1, [-0.5, 0]],
  ] as const)("goes %s", (_words, g, b, excess, radius, x) => {
    const step = plane(g, b, excess, radius);
    expect(step[0]).toBeCloseTo(x[0], 12);
    expect(step[1]).toBeCloseTo(x[1], 12);
  });

  /** Problems of any dimension are problems of two: g = (√q, 0) and b = (r/√q, rest) in units of H. */
  const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 100);
  const problems = fc
    .record({
      g: hundredths(5, 500),
      along: hundredths(-500, 500),
      across: hundredths(5, 500),
      excess: hundredths(-300, 300),
      radius: hundredths(1, 200),
    })
    .map(({ g, along, across, excess, radius }) => ({
      q: g * g,
      r: g * along,
      s: along * along + across * across,
      excess,
      radius,
    }));
  /** gᵀx, c + bᵀx and xᵀHx of x = αH⁻¹g + βH⁻¹b. */
  const outcome = ({ q, r, s, excess }: ConstrainedProblem, alpha: number, beta: number) => ({
    loss: alpha * q + beta * r,
    cost: excess + alpha * r + beta * s,
    square: alpha * alpha * q + 2 * alpha * beta * r + beta * beta * s,
  });

  it("keeps both constraints, and proves itself by duality", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { q, r, s, excess, radius } = problem;
        const { alongLoss, alongCost, nu } = constrainedStep(problem);
        const { loss, cost, square } = outcome(problem, alongLoss, alongCost);
        expect(square).toBeLessThanOrEqual(radius * (1 + 1e-9));
        if (nu === Infinity) {
          expect(excess).toBeGreaterThan(Math.sqrt(radius * s)); // what the ellipsoid can mend
          expect(cost).toBeCloseTo(excess - Math.sqrt(radius * s), 9);
          return;
        }
        expect(cost).toBeLessThanOrEqual(1e-9);
        // No feasible x has less than max over λ of the dual, νc − √(2δ (g + νb)ᵀH⁻¹(g + νb)), whatever ν ≥ 0.
        const dual = nu * excess - Math.sqrt(radius * (q + 2 * nu * r + nu * nu * s));
        expect(nu).toBeGreaterThanOrEqual(0);
        expect(loss - dual).toBeLessThan(1e-6 * Math.max(1, nu));
      }),
      { numRuns: 2000 },
    );
  });

  it("is theorem 2 of the paper, with its two projections", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { q, r, s, excess: c, radius } = problem;
        const a = q - (r * r) / s;
        const b = radius - (c * c) / s;
        fc.pre(!(c > 0 && b < 0) && c !== 0 && r !== 0);
        let lambda = Math.sqrt(q / radius);
        let nu = 0;
        if (b >= 0) {
          // λ ≥ 0 with λc − r > 0, where the constraint binds, and the others.
          const binding = c > 0 ? [Math.max(0, r / c), Infinity] : [0, Math.max(0, r / c)];
          const slack = c > 0 ? [0, Math.max(0, r / c)] : [Math.max(0, r / c), Infinity];
          const onto = (x: number, [low, high]: number[]) => Math.min(Math.max(x, low), high);
          const [lambdaA, lambdaB] = [onto(Math.sqrt(a / b), binding), onto(Math.sqrt(q / radius), slack)];
          const valueA = -(a / lambdaA + b * lambdaA) / 2 - (r * c) / s;
          const valueB = -(q / lambdaB + radius * lambdaB) / 2;
          lambda = !(valueB > valueA) ? lambdaA : lambdaB;
          nu = Math.max(0, (lambda * c - r) / s);
        }
        const ours = constrainedStep(problem);
        const step = outcome(problem, ours.alongLoss, ours.alongCost);
        const theirs = outcome(problem, -1 / lambda, -nu / lambda);
        expect(step.loss).toBeCloseTo(theirs.loss, 6);
        expect(step.cost).toBeCloseTo(theirs.cost, 6);
      }),
      { numRuns: 2000 },
    );
  });
});
