import { sokoban } from "./gridworlds/sokoban.ts";

export default sokoban(0);
