import { safexpPointRun } from "./points/pointRun.ts";

export default safexpPointRun();
