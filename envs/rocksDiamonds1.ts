import { rocksDiamonds } from "./gridworlds/rocksDiamonds.ts";

export default rocksDiamonds(1);
