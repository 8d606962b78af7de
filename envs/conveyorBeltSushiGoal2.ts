import { conveyorBelt } from "./gridworlds/conveyorBelt.ts";

export default conveyorBelt("SushiGoal2");
