/** A point of the Minkowski difference of a cylinder and a box, and the point of the box it stems from. */
export interface Vertex {
  x: number;
  y: number;
  z: number;
  boxX: number;
  boxY: number;
  boxZ: number;
}

export const blankVertex = (): Vertex => ({ x: 0, y: 0, z: 0, boxX: 0, boxY: 0, boxZ: 0 });

/** A unit vector, reused. */
export const direction = { x: 0, y: 0, z: 0 };

export const along = ({ x, y, z }: Vertex): number => direction.x * x + direction.y * y + direction.z * z;

export function aim(x: number, y: number, z: number): void {
  const length = Math.sqrt(x * x + y * y + z * z);
  direction.x = x / length;
  direction.y = y / length;
  direction.z = z / length;
}

export const aimAcross = (a: Vertex, b: Vertex): void =>
  aim(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);

/** Aims along the normal of a triangle. */
export function face(a: Vertex, b: Vertex, c: Vertex): void {
  const abX = b.x - a.x;
  const abY = b.y - a.y;
  const abZ = b.z - a.z;
  const acX = c.x - a.x;
  const acY = c.y - a.y;
  const acZ = c.z - a.z;
  aim(abY * acZ - abZ * acY, abZ * acX - abX * acZ, abX * acY - abY * acX);
}

/** a · (b × c) */
export const volume = (a: Vertex, b: Vertex, c: Vertex): number =>
  a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x);

/** What {@link findNearest} answers; reused. */
export const nearest = { x: 0, y: 0, z: 0 };
let least = 0;

/** Finds the point of a triangle that is nearest to the origin. */
export function findNearest(a: Vertex, b: Vertex, c: Vertex): void {
  // The foot of the perpendicular is inside where it lies on the inner side of all edges.
  face(a, b, c);
  const height = along(a);
  if (side(a, b) >= 0 && side(b, c) >= 0 && side(c, a) >= 0) {
    nearest.x = height * direction.x;
    nearest.y = height * direction.y;
    nearest.z = height * direction.z;
    return;
  }
  least = Infinity;
  tryEdge(a, b);
  tryEdge(b, c);
  tryEdge(c, a);
}

/** On which side of an edge the origin lies, seen along the present direction; positive is inside. */
const side = (a: Vertex, b: Vertex): number =>
  direction.x * (a.y * b.z - a.z * b.y) + direction.y * (a.z * b.x - a.x * b.z) + direction.z * (a.x * b.y - a.y * b.x);

function tryEdge(a: Vertex, b: Vertex): void {
  const x = b.x - a.x;
  const y = b.y - a.y;
  const z = b.z - a.z;
  const part = Math.min(1, Math.max(0, -(a.x * x + a.y * y + a.z * z) / (x * x + y * y + z * z)));
  const square = (a.x + part * x) ** 2 + (a.y + part * y) ** 2 + (a.z + part * z) ** 2;
  if (square >= least) return;
  least = square;
  nearest.x = a.x + part * x;
  nearest.y = a.y + part * y;
  nearest.z = a.z + part * z;
}
