import { pointPush } from "./points/pointPush.ts";

export default pointPush(0, { dialect: "safetyGym" });
