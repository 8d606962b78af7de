import { BOX_DOFS, type Body } from "./body.ts";
import { LINE_SIZE, MAX_LINES, pyramids } from "./pyramids.ts";
import { gaps, pushing } from "./softCost.ts";
import { touching } from "./touching.ts";

// Of one pyramid: the force along each line, and how it stiffens. The curvature over its lines is an arrow: the normal's
// own, every other line's own, and that of each with the normal.
const forces = new Float64Array(MAX_LINES);
const own = new Float64Array(MAX_LINES);
const withNormal = new Float64Array(MAX_LINES);
const weighted = new Float64Array(LINE_SIZE);

/** Reads off the gaps what a pyramid does to its bodies; false where it does nothing. */
function readForces(i: number): boolean {
  const bits = pushing[i];
  if (bits === 0) return false;
  const at = MAX_LINES * i;
  const hard = pyramids.hardness[i];
  const plain = (bits & 1) * pyramids.numPlain[i];
  own[0] = hard * plain;
  forces[0] = -hard * plain * gaps[at];
  for (let line = 1; line < pyramids.numLines[i]; line++) {
    const up = (bits >> (2 * line - 1)) & 1;
    const down = (bits >> (2 * line)) & 1;
    const both = hard * (up + down);
    const between = hard * (up - down);
    own[0] += both;
    own[line] = both;
    withNormal[line] = between;
    forces[0] -= both * gaps[at] + between * gaps[at + line];
    forces[line] = -(between * gaps[at] + both * gaps[at + line]);
  }
  return true;
}

/** Adds the pyramids' part to the slope of the cost and to the lower triangle of its curvature. */
export function linearizePyramids(slope: Float64Array, curvature: Float64Array): void {
  for (let i = 0; i < pyramids.count; i++) {
    if (!readForces(i)) continue;
    for (let line = 0; line < pyramids.numLines[i]; line++) {
      if (line > 0 && own[line] === 0) continue;
      weigh(i, line, 0);
      weigh(i, line, 1);
      addSide(i, line, 0, slope, curvature);
      addSide(i, line, 1, slope, curvature);
    }
  }
}

/** One line's row of the arrow times all lines, as far as one side goes. */
function weigh(i: number, line: number, side: number): void {
  const { lines, numLines, dofs } = pyramids;
  const part = BOX_DOFS * side;
  const normal = LINE_SIZE * MAX_LINES * i + part;
  const from = normal + LINE_SIZE * line;
  for (let k = 0; k < dofs[2 * i + side]; k++) {
    let sum = own[line] * lines[from + k];
    if (line > 0) sum += withNormal[line] * lines[normal + k];
    else
      for (let other = 1; other < numLines[i]; other++)
        sum += withNormal[other] * lines[normal + LINE_SIZE * other + k];
    weighted[part + k] = sum;
  }
}

/** The slope of one side's accelerations, and their curvature with those of the same side and of the lower one. */
function addSide(i: number, line: number, side: number, slope: Float64Array, curvature: Float64Array): void {
  const { lines, dofs, place } = pyramids;
  const { size } = touching;
  const mine = place[2 * i + side];
  const theirs = place[2 * i + 1 - side];
  const theirDofs = theirs < mine ? dofs[2 * i + 1 - side] : 0;
  const part = BOX_DOFS * side;
  const otherPart = BOX_DOFS - part;
  const from = LINE_SIZE * (MAX_LINES * i + line) + part;
  for (let k = 0; k < dofs[2 * i + side]; k++) {
    const entry = lines[from + k];
    if (entry === 0) continue;
    slope[mine + k] -= forces[line] * entry;
    const row = (mine + k) * size;
    for (let j = 0; j <= k; j++) curvature[row + mine + j] += entry * weighted[part + j];
    for (let j = 0; j < theirDofs; j++) curvature[row + theirs + j] += entry * weighted[otherPart + j];
  }
}

/** What {@link pushOn} answers, in the world's frame, N and N m; reused. */
export const push = { x: 0, y: 0, yaw: 0 };

/** The push of all contacts on a body that is in contact. */
export function pushOn({ place }: Body): void {
  push.x = push.y = push.yaw = 0;
  for (let i = 0; i < pyramids.count; i++) {
    for (let side = 0; side < 2; side++) {
      if (pyramids.place[2 * i + side] !== place || !readForces(i)) continue;
      for (let line = 0; line < pyramids.numLines[i]; line++) {
        const from = LINE_SIZE * (MAX_LINES * i + line) + BOX_DOFS * side;
        push.x += forces[line] * pyramids.lines[from];
        push.y += forces[line] * pyramids.lines[from + 1];
        push.yaw += forces[line] * pyramids.lines[from + 2];
      }
    }
  }
}
