import { pointPush } from "./points/pointPush.ts";

export default pointPush(2, { dialect: "safetyGym" });
