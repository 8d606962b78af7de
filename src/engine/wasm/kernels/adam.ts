import { multiplyAdd } from "./panels";

/** Σ x² of `numVectors` vectors of 4; `numVectors` is a positive multiple of 4. */
export function sumOfSquares(x: usize, numVectors: i32): f64 {
  // Four sums side by side, since an addition takes longer than it keeps the processor busy.
  let sum0 = f32x4.splat(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
  do {
    const x0 = v128.load(x, 0), x1 = v128.load(x, 16), x2 = v128.load(x, 32), x3 = v128.load(x, 48);
    sum0 = multiplyAdd(x0, x0, sum0);
    sum1 = multiplyAdd(x1, x1, sum1);
    sum2 = multiplyAdd(x2, x2, sum2);
    sum3 = multiplyAdd(x3, x3, sum3);
    x += 64;
    numVectors -= 4;
  } while (numVectors);
  const sum = f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
  return (
    (<f64>f32x4.extract_lane(sum, 0) + <f64>f32x4.extract_lane(sum, 1)) +
    (<f64>f32x4.extract_lane(sum, 2) + <f64>f32x4.extract_lane(sum, 3))
  );
}

/**
 * One step of Adam on `numVectors` vectors of 4, and gradient ← 0. Kingma & Ba
 * (2015), https://arxiv.org/abs/1412.6980, in the order of the end of its section 2:
 *
 *   g ← scale·gradient,  m ← m + (1 − β₁)(g − m),  v ← v + (1 − β₂)(g² − v)
 *   θ ← θ − rate·m / (√v + epsilon)
 *
 * The corrections of the bias are in `rate` and `epsilon`.
 */
export function adam(
  parameters: usize, gradient: usize, firstMoment: usize, secondMoment: usize, numVectors: i32,
  scale: f32, oneMinusBeta1: f32, oneMinusBeta2: f32, rate: f32, epsilon: f32,
): void {
  const scales = f32x4.splat(scale), rates = f32x4.splat(rate), epsilons = f32x4.splat(epsilon);
  const weights1 = f32x4.splat(oneMinusBeta1), weights2 = f32x4.splat(oneMinusBeta2), zero = f32x4.splat(0);
  do {
    const g = f32x4.mul(v128.load(gradient), scales);
    const m0 = v128.load(firstMoment), v0 = v128.load(secondMoment);
    const m = multiplyAdd(weights1, f32x4.sub(g, m0), m0);
    const v = multiplyAdd(weights2, f32x4.sub(f32x4.mul(g, g), v0), v0);
    const change = f32x4.div(f32x4.mul(rates, m), f32x4.add(f32x4.sqrt(v), epsilons));
    v128.store(parameters, f32x4.sub(v128.load(parameters), change));
    v128.store(gradient, zero);
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    parameters += 16;
    gradient += 16;
    firstMoment += 16;
    secondMoment += 16;
  } while (--numVectors);
}
