import { pointRun } from "./points/pointRun.ts";

export default pointRun(0);
