import { carLiteGoal } from "./cars/carLiteTasks.ts";

export default carLiteGoal(0);
