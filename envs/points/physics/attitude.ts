import type { Body } from "./body.ts";

/** Makes the rotation of heading and lean: first turned about the vertical, then tipped over a level axis. */
export function orient(body: Body): void {
  const { heading, leanX, leanY, rotation } = body;
  const cos = Math.cos(heading);
  const sin = Math.sin(heading);
  body.cos = cos;
  body.sin = sin;
  rotation[0] = rotation[4] = cos;
  rotation[1] = -sin;
  rotation[3] = sin;
  rotation[2] = rotation[5] = rotation[6] = rotation[7] = 0;
  rotation[8] = 1;
  const angle = Math.sqrt(leanX * leanX + leanY * leanY);
  if (angle === 0) return;
  const x = leanX / angle;
  const y = leanY / angle;
  const level = Math.cos(angle);
  const rise = Math.sin(angle);
  const rest = 1 - level;
  for (let column = 0; column < 2; column++) {
    const ahead = rotation[column];
    const aside = rotation[3 + column];
    const along = rest * (x * ahead + y * aside);
    rotation[column] = level * ahead + x * along;
    rotation[3 + column] = level * aside + y * along;
    rotation[6 + column] = rise * (x * aside - y * ahead);
  }
  rotation[2] = rise * y;
  rotation[5] = -rise * x;
  rotation[8] = level;
}

/** Turns a body at its rates about the world's axes for so many seconds, exactly; its rotation is left to orient. */
export function turn(body: Body, time: number): void {
  const { leanX, leanY, velocity } = body;
  const turnX = time * velocity[4];
  const turnY = time * velocity[5];
  const turnZ = time * velocity[2];
  if (turnX === 0 && turnY === 0 && leanX === 0 && leanY === 0) {
    body.heading += turnZ;
    return;
  }
  // Quaternions, of the lean and of the turn; their product is taken apart into a turn about the vertical and a lean.
  const lean = Math.sqrt(leanX * leanX + leanY * leanY);
  const e = Math.cos(lean / 2);
  const part = lean > 0 ? Math.sin(lean / 2) / lean : 0;
  const f = part * leanX;
  const g = part * leanY;
  const angle = Math.sqrt(turnX * turnX + turnY * turnY + turnZ * turnZ);
  const a = Math.cos(angle / 2);
  const share = angle > 0 ? Math.sin(angle / 2) / angle : 0;
  const b = share * turnX;
  const c = share * turnY;
  const d = share * turnZ;
  const w = a * e - b * f - c * g;
  const x = a * f + b * e - d * g;
  const y = a * g + c * e + d * f;
  const z = b * g - c * f + d * e;
  const upright = Math.sqrt(w * w + z * z);
  const tipped = Math.sqrt(x * x + y * y);
  const scale = tipped > 0 ? (2 * Math.atan2(tipped, upright)) / (tipped * upright) : 0;
  body.heading += 2 * (w < 0 ? Math.atan2(-z, -w) : Math.atan2(z, w));
  body.leanX = scale * (x * w - y * z);
  body.leanY = scale * (x * z + y * w);
}
