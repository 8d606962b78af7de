import { solvePositive } from "./linear.ts";
import { linearizePyramids } from "./pyramidForces.ts";
import { pyramids } from "./pyramids.ts";
import { linearizeInertia, pushing, softCost } from "./softCost.ts";
import { findTouching, touching } from "./touching.ts";
import { writePyramids } from "./writePyramids.ts";

const MAX_ITERATIONS = 30;
const MAX_HALVINGS = 20;

// Scratch, grown to the most bodies seen at once.
let point = new Float64Array(0);
let trial = new Float64Array(0);
let step = new Float64Array(0);
let curvature = new Float64Array(0);
let pushed = new Uint16Array(0);

/**
 * Sets the accelerations of all bodies in contact, if only with the floor, to those of least {@link softCost}.
 *
 * Newton's method: the cost is quadratic but for which edges push, and once the same edges push before and after a whole
 * step, the minimum is exact. It starts from the accelerations that the bodies have.
 *
 * Source: https://mujoco.readthedocs.io/en/stable/computation/index.html#solver-algorithms
 */
export function solveContacts(): void {
  findTouching();
  if (touching.count === 0) return;
  writePyramids();
  reserve();
  for (let i = 0; i < touching.count; i++) {
    const { place, dofs, acceleration } = touching.all[i];
    for (let k = 0; k < dofs; k++) point[place + k] = acceleration[k];
  }
  minimize();
  for (let i = 0; i < touching.count; i++) {
    const { place, dofs, acceleration } = touching.all[i];
    for (let k = 0; k < dofs; k++) acceleration[k] = point[place + k];
  }
}

function minimize(): void {
  let cost = softCost(point);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    linearizeInertia(point, step, curvature);
    linearizePyramids(step, curvature);
    remember();
    solvePositive(curvature, step, touching.size);
    let length = 1;
    let next = costAfter(length);
    for (let i = 0; next > cost && i < MAX_HALVINGS; i++) {
      length /= 2;
      next = costAfter(length);
    }
    const left = point;
    point = trial;
    trial = left;
    // Either the same edges push, or the cost is as low as numbers go.
    if ((length === 1 && samePush()) || next >= cost) return;
    cost = next;
  }
}

/** The cost after a step of so much from `point`, tried at `trial`. */
function costAfter(length: number): number {
  for (let i = 0; i < touching.size; i++) trial[i] = point[i] - length * step[i];
  return softCost(trial);
}

/** Notes which edges push at `point`. */
function remember(): void {
  if (pushed.length < pyramids.count) pushed = new Uint16Array(2 * pyramids.count);
  for (let i = 0; i < pyramids.count; i++) pushed[i] = pushing[i];
}

/** Whether the same edges push as did then. */
function samePush(): boolean {
  for (let i = 0; i < pyramids.count; i++) if (pushed[i] !== pushing[i]) return false;
  return true;
}

function reserve(): void {
  const { size } = touching;
  if (point.length >= size) return;
  point = new Float64Array(size);
  trial = new Float64Array(size);
  step = new Float64Array(size);
  curvature = new Float64Array(size * size);
}
