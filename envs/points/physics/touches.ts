import { contacts } from "./contacts.ts";
import type { Touches } from "./surroundings.ts";

export function forgetTouches(touches: Touches): void {
  touches.pillars = touches.vases = touches.gremlins = touches.pushBox = 0;
  touches.buttons.fill(0);
}

/** Counts the robot's contacts of the moment, each as often as MuJoCo lists it. */
export function countTouches(touches: Touches): void {
  forgetTouches(touches);
  for (let i = 0; i < contacts.count; i++) {
    const { body, other } = contacts.all[i];
    // The robot leads the crowd: it is the body of all its contacts.
    if (body.kind !== "robot" || other.kind === "robot") continue;
    if (other.kind === "buttons") touches.buttons[other.index]++;
    else touches[other.kind]++;
  }
}
