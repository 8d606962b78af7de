import { pointButton } from "./points/pointButton.ts";

export default pointButton(1, { dialect: "safetyGym" });
