import { distributionalShift } from "./gridworlds/distributionalShift.ts";

export default distributionalShift("Up");
