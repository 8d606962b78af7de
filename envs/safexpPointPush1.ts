import { pointPush } from "./points/pointPush.ts";

export default pointPush(1, { dialect: "safetyGym" });
