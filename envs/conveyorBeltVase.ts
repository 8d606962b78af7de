import { conveyorBelt } from "./gridworlds/conveyorBelt.ts";

export default conveyorBelt("Vase");
