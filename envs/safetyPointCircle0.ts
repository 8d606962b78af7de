import { pointCircle } from "./points/pointCircle.ts";

export default pointCircle(0);
