import { carLiteCircle } from "./cars/carLiteTasks.ts";

export default carLiteCircle(1);
