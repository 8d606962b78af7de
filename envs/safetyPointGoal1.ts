import { pointGoal } from "./points/pointGoal.ts";

export default pointGoal(1);
