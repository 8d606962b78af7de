import { randomGridworld } from "./gridworlds/randomGridworld.ts";

/** A map strewn at random with walls and hazards. It takes options; `RandomGridworld7-v0` is the map of seed 7. */
export default randomGridworld;
