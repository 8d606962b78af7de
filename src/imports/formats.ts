import type { ImportFormat } from "./loggedRun.ts";
import { monitor } from "./monitor.ts";
import { plainCsv } from "./plainCsv.ts";
import { omniSafe } from "./omniSafe.ts";
import { safePo } from "./safePo.ts";
import { stableBaselines3 } from "./stableBaselines3.ts";
import { tensorBoard } from "./tensorBoard.ts";

/** What can be read, in the order in which a folder is asked: the first that knows it speaks for it. */
export const importFormats: readonly ImportFormat[] = [
  omniSafe,
  safePo,
  stableBaselines3,
  monitor,
  plainCsv,
  tensorBoard,
];
