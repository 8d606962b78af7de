import { pointButton } from "./points/pointButton.ts";

export default pointButton(2, { dialect: "safetyGym" });
