import { carLiteRun } from "./cars/carLiteTasks.ts";

export default carLiteRun(0);
