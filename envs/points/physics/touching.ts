import { altitude, type Body } from "./body.ts";
import { contacts } from "./contacts.ts";
import { crowd } from "./crowd.ts";

/** The bodies that move and are in contact with something, if only the floor: the first `count` of `all`. */
export const touching: { count: number; size: number; readonly all: Body[] } = { count: 0, size: 0, all: [] };

/** Gives every body that moves and is in contact a place among all their accelerations, of which there are `size`. */
export function findTouching(): void {
  touching.count = touching.size = 0;
  for (let i = 0; i < crowd.size; i++) crowd.all[i].place = -1;
  for (let i = 0; i < contacts.count; i++) {
    join(contacts.all[i].body);
    join(contacts.all[i].other);
  }
  for (let i = 0; i < crowd.numMobile; i++) if (mayStand(crowd.all[i])) join(crowd.all[i]);
}

function join(body: Body): void {
  if (body.dofs === 0 || body.place >= 0) return;
  body.place = touching.size;
  touching.size += body.dofs;
  touching.all[touching.count++] = body;
}

/** Whether one of its corners may be in the floor. */
function mayStand(body: Body): boolean {
  const { shape, awake, rotation } = body;
  if (!awake || !shape.lies) return false;
  const tipped = Math.sqrt(rotation[6] * rotation[6] + rotation[7] * rotation[7]);
  return altitude(body) < Math.abs(rotation[8]) * shape.cuboids[0].halfHeight + tipped * shape.reach;
}
