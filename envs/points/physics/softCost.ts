import { BOX_DOFS, type Body } from "./body.ts";
import { LINE_SIZE, MAX_LINES, pyramids } from "./pyramids.ts";
import { touching } from "./touching.ts";

// Scratch, grown to the most pyramids seen at once.
/** line · a − target of every line. */
export let gaps = new Float64Array(0); // [count, MAX_LINES]
/** Which edges of a pyramid push: a bit for the plain ones, then two for each line. */
export let pushing = new Uint16Array(0); // [count]
const offset = new Float64Array(BOX_DOFS);

/**
 * What accelerations cost, ½ (a − a₀)ᵀ M (a − a₀) + ½ Σ D min(0, edge · a − target)², with a₀ those without contacts
 * and the sum over the edges of all pyramids. `accelerations` are those of all bodies in contact, [touching.size].
 * What the pyramids have to do with it is left in {@link gaps} and {@link pushing}.
 */
export function softCost(accelerations: Float64Array): number {
  reserve();
  let cost = 0;
  for (let i = 0; i < touching.count; i++) cost += inertialCost(touching.all[i], accelerations);
  for (let i = 0; i < pyramids.count; i++) cost += pyramids.hardness[i] * squaredShortfall(i, accelerations);
  return cost / 2;
}

function inertialCost(body: Body, accelerations: Float64Array): number {
  const { mass, firstMoment, inertia, leanInertia, cos, sin } = body;
  setOffset(body, accelerations);
  const x = offset[0];
  const y = offset[1];
  const yaw = offset[2];
  const sliding = mass * (x * x + y * y);
  if (body.dofs < BOX_DOFS) return sliding + inertia * yaw * yaw + 2 * firstMoment * yaw * (cos * y - sin * x);
  const spin = spinOf(body);
  const leaning = offset[4] * offset[4] + offset[5] * offset[5];
  const turning = leanInertia * (leaning + yaw * yaw) + (inertia - leanInertia) * spin * spin;
  return sliding + mass * offset[3] * offset[3] + turning;
}

/** The offset's turning about the body's axis. */
const spinOf = ({ axis }: Body): number => axis[0] * offset[4] + axis[1] * offset[5] + axis[2] * offset[2];

/** a − a₀ of a body. */
function setOffset({ place, dofs, free }: Body, accelerations: Float64Array): void {
  for (let k = 0; k < dofs; k++) offset[k] = accelerations[place + k] - free[k];
}

/** Σ min(0, edge · a − target)² of a pyramid. */
function squaredShortfall(i: number, accelerations: Float64Array): number {
  const { numLines, numPlain, targets } = pyramids;
  const at = MAX_LINES * i;
  for (let line = 0; line < numLines[i]; line++) {
    const mine = along(LINE_SIZE * (at + line), 2 * i, accelerations);
    const theirs = along(LINE_SIZE * (at + line) + BOX_DOFS, 2 * i + 1, accelerations);
    gaps[at + line] = mine + theirs - targets[at + line];
  }
  const normal = gaps[at];
  let bits = normal < 0 ? 1 : 0;
  let sum = normal < 0 ? numPlain[i] * normal * normal : 0;
  for (let line = 1; line < numLines[i]; line++) {
    const up = normal + gaps[at + line];
    const down = normal - gaps[at + line];
    if (up < 0) {
      sum += up * up;
      bits |= 1 << (2 * line - 1);
    }
    if (down < 0) {
      sum += down * down;
      bits |= 1 << (2 * line);
    }
  }
  pushing[i] = bits;
  return sum;
}

/** line · a of one side of a pyramid. */
function along(at: number, side: number, accelerations: Float64Array): number {
  const { lines } = pyramids;
  const dofs = pyramids.dofs[side];
  const place = pyramids.place[side];
  let sum = 0;
  for (let k = 0; k < dofs; k++) sum += lines[at + k] * accelerations[place + k];
  return sum;
}

/** Writes the slope of the first term, and its curvature M to the lower triangle; [size] and [size, size]. */
export function linearizeInertia(accelerations: Float64Array, slope: Float64Array, curvature: Float64Array): void {
  const { size } = touching;
  curvature.fill(0, 0, size * size);
  for (let i = 0; i < touching.count; i++) {
    const body = touching.all[i];
    const { place, dofs, mass, firstMoment, inertia, leanInertia, cos, sin } = body;
    setOffset(body, accelerations);
    const turning = dofs < BOX_DOFS ? inertia : leanInertia;
    for (let k = 0; k < dofs; k++) {
      const heavy = k === 2 || k > 3 ? turning : mass;
      slope[place + k] = heavy * offset[k];
      curvature[(place + k) * (size + 1)] = heavy;
    }
    if (dofs === BOX_DOFS) {
      linearizeSpin(body, slope, curvature);
      continue;
    }
    slope[place] -= firstMoment * sin * offset[2];
    slope[place + 1] += firstMoment * cos * offset[2];
    slope[place + 2] += firstMoment * (cos * offset[1] - sin * offset[0]);
    curvature[(place + 2) * size + place] = -firstMoment * sin;
    curvature[(place + 2) * size + place + 1] = firstMoment * cos;
  }
}

/** The ways to move that turn a body, about z, x and y. */
const TURNING = [2, 4, 5] as const;

/** What a body's inertia about its axis exceeds that across it by. */
function linearizeSpin(body: Body, slope: Float64Array, curvature: Float64Array): void {
  const { place, axis, inertia, leanInertia } = body;
  const excess = inertia - leanInertia;
  if (excess === 0) return;
  const spin = spinOf(body);
  for (let i = 0; i < 3; i++) {
    const part = excess * axis[(i + 2) % 3];
    slope[place + TURNING[i]] += part * spin;
    for (let j = 0; j <= i; j++) {
      curvature[(place + TURNING[i]) * touching.size + place + TURNING[j]] += part * axis[(j + 2) % 3];
    }
  }
}

function reserve(): void {
  if (pushing.length >= pyramids.count) return;
  gaps = new Float64Array(2 * pyramids.count * MAX_LINES);
  pushing = new Uint16Array(2 * pyramids.count);
}
