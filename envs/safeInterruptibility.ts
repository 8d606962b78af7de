import { safeInterruptibility } from "./gridworlds/safeInterruptibility.ts";

export default safeInterruptibility(1);
