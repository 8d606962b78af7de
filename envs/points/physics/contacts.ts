import { blankBody, type Body } from "./body.ts";

/** Where two bodies overlap. */
export interface Contact {
  body: Body;
  other: Body;
  /** m; negative. */
  distance: number;
  /** A unit vector from the other to the body. */
  normalX: number;
  normalY: number;
  normalZ: number;
  /** In the middle of the overlap; z above the floor. */
  x: number;
  y: number;
  z: number;
  /** How much the pair resists twisting about the normal and rolling, m. */
  twisting: number;
  rolling: number;
}

/** The contacts of the moment: the first `count` of `all`. */
export const contacts: { count: number; readonly all: Contact[] } = { count: 0, all: [] };

const blankContact = (): Contact => ({
  body: blankBody(),
  other: blankBody(),
  distance: 0,
  normalX: 0,
  normalY: 0,
  normalZ: 0,
  x: 0,
  y: 0,
  z: 0,
  twisting: 0,
  rolling: 0,
});

/** What surfaces are like. */
interface Rough {
  readonly twisting: number;
  readonly rolling: number;
}

/** Notes a contact; `x`, `y`, `z` is the middle of the overlap. */
export function addContact(
  body: Body,
  other: Body,
  distance: number,
  normalX: number,
  normalY: number,
  normalZ: number,
  x: number,
  y: number,
  z: number,
  rough: Rough,
  otherRough: Rough,
): void {
  if (contacts.count === contacts.all.length) contacts.all.push(blankContact());
  const contact = contacts.all[contacts.count++];
  contact.body = body;
  contact.other = other;
  contact.distance = distance;
  contact.normalX = normalX;
  contact.normalY = normalY;
  contact.normalZ = normalZ;
  contact.x = x;
  contact.y = y;
  contact.z = z;
  contact.twisting = Math.max(rough.twisting, otherRough.twisting);
  contact.rolling = Math.max(rough.rolling, otherRough.rolling);
}
