import { pair } from "./cuboidPair.ts";

/** The direction along which two cuboids overlap least. */
export const least = {
  /** m. */
  overlap: 0,
  /** Whether it is the normal of a side of the first or of the second, or across an edge of each. */
  kind: "first" as "first" | "second" | "edges",
  /** Which axis of the first and which of the second; only one matters for a side. */
  axis: 0,
  otherAxis: 0,
  /** For edges: the direction from the first to the second, along the first's axes. */
  normal: new Float64Array(3),
};

const direction = new Float64Array(3);
const TINY = 1e-15;
/**
 * By how much less edges have to overlap than sides: a share, and m. Without the latter, as in MuJoCo 2, rounding decides
 * where boxes hardly touch, and takes edges that are a body's breadth away.
 */
const LESS = 1e-12;
const ROUNDING = 1e-14;

/**
 * Finds the direction of least overlap among the normals of sides and of pairs of edges; false where one keeps the
 * cuboids apart.
 */
export function findLeast(): boolean {
  least.overlap = Infinity;
  for (let i = 0; i < 3; i++) {
    if (!trySide("first", i)) return false;
    if (!trySide("second", i)) return false;
  }
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) if (!tryEdges(i, j)) return false;
  return true;
}

function trySide(kind: "first" | "second", axis: number): boolean {
  const { first, second, cosines } = pair;
  const ofFirst = kind === "first";
  const side = ofFirst ? first : second;
  const { halves } = ofFirst ? second : first;
  let overlap = side.halves[axis] - Math.abs(side.away[axis]);
  for (let k = 0; k < 3; k++) overlap += halves[k] * Math.abs(cosines[ofFirst ? 3 * axis + k : 3 * k + axis]);
  if (overlap < 0) return false;
  if (overlap < least.overlap) {
    least.overlap = overlap;
    least.kind = kind;
    least.axis = axis;
  }
  return true;
}

/** Across edge i of the first and edge j of the second. */
function tryEdges(i: number, j: number): boolean {
  const { first, second, cosines } = pair;
  const next = (i + 1) % 3;
  const last = (i + 2) % 3;
  const alongNext = cosines[3 * next + j];
  const alongLast = cosines[3 * last + j];
  const length = Math.sqrt(alongNext * alongNext + alongLast * alongLast);
  if (length < TINY) return true;
  direction[i] = 0;
  direction[next] = -alongLast / length;
  direction[last] = alongNext / length;
  let away = 0;
  let overlap = 0;
  for (let k = 0; k < 3; k++) {
    away += first.away[k] * direction[k];
    overlap += first.halves[k] * Math.abs(direction[k]);
    if (k !== j) overlap += (second.halves[k] * Math.abs(cosines[3 * i + 3 - j - k])) / length;
  }
  overlap -= Math.abs(away);
  if (overlap < 0) return false;
  if (overlap < least.overlap * (1 - LESS) - ROUNDING) {
    least.overlap = overlap;
    least.kind = "edges";
    least.axis = i;
    least.otherAxis = j;
    for (let k = 0; k < 3; k++) least.normal[k] = away < 0 ? -direction[k] : direction[k];
  }
  return true;
}
