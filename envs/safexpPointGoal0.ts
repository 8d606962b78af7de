import { pointGoal } from "./points/pointGoal.ts";

export default pointGoal(0, { dialect: "safetyGym" });
