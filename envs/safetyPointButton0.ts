import { pointButton } from "./points/pointButton.ts";

export default pointButton(0);
