import { blankBody, BOX_DOFS } from "./body.ts";
import { moveBox } from "./boxes.ts";
import { readBox, writeBox } from "./boxState.ts";
import { follow, lead, makeGremlin, TRAVEL } from "./gremlins.ts";
import { NUM_SUBSTEPS, TIME_STEP } from "./robotMotion.ts";
import { BODY_SIZE, type Surroundings } from "./surroundings.ts";

/** m, rad and their rates: below it a gremlin hangs as it should. */
const STILL = 1e-12;

/** Where gremlins are led in each substep, from their places. Reused. */
const leadX = new Float64Array(NUM_SUBSTEPS);
const leadY = new Float64Array(NUM_SUBSTEPS);
/** A gremlin that was pushed; reused. */
const pushed = blankBody();
makeGremlin(pushed);

/** Moves every gremlin for one environment step from `time` on, s, as long as nothing touches any. */
export function leadAll({ gremlins, gremlinPlaces, gremlinHeadings }: Surroundings, time: number): void {
  if (gremlins.length === 0) return;
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    leadX[substep] = TRAVEL * Math.sin(time + substep * TIME_STEP);
    leadY[substep] = TRAVEL * Math.cos(time + substep * TIME_STEP);
  }
  for (let i = 0, at = 0; at < gremlins.length; i++, at += BODY_SIZE) {
    const x = gremlinPlaces[2 * i];
    const y = gremlinPlaces[2 * i + 1];
    if (!hangsStraight(gremlins, at, gremlinHeadings[i])) leadBack(gremlins, at, x, y, gremlinHeadings[i]);
    else {
      drift(gremlins, at, x, leadX);
      drift(gremlins, at + 1, y, leadY);
    }
  }
}

/** Whether it neither turns nor leans nor bobs, and heads where it should, to the bit. */
function hangsStraight(gremlins: Float64Array, at: number, heading: number): boolean {
  if (gremlins[at + 2] !== heading || gremlins[at + 5] !== 0) return false;
  for (let k = BOX_DOFS; k < BODY_SIZE; k++) if (gremlins[at + k] !== 0) return false;
  return true;
}

/** One coordinate, whose velocity stands three numbers on. */
function drift(body: Float64Array, at: number, place: number, led: Float64Array): void {
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    body[at + 3] += TIME_STEP * follow(body[at] - (place + led[substep]), body[at + 3]);
    body[at] += TIME_STEP * body[at + 3];
  }
}

/** One that was pushed; in the end it is as if it had not been. */
function leadBack(gremlins: Float64Array, at: number, x: number, y: number, heading: number): void {
  readBox(pushed, gremlins, at);
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    lead(pushed, x + leadX[substep], y + leadY[substep], heading);
    pushed.acceleration.set(pushed.free);
    moveBox(pushed);
  }
  writeBox(pushed, gremlins, at);
  if (Math.abs(gremlins[at + 2] - heading) > STILL || Math.abs(gremlins[at + 5]) > STILL) return;
  for (let k = BOX_DOFS; k < BODY_SIZE; k++) if (Math.abs(gremlins[at + k]) > STILL) return;
  gremlins[at + 2] = heading;
  gremlins[at + 5] = 0;
  gremlins.fill(0, at + BOX_DOFS, at + BODY_SIZE);
}
