import { carLiteButton } from "./cars/carLiteTasks.ts";

export default carLiteButton(1);
