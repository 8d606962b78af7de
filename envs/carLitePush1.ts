import { carLitePush } from "./cars/carLiteTasks.ts";

export default carLitePush(1);
