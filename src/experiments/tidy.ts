import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes what writing files leaves beside them where it is killed. The folder must be this process's own. */
export function tidy(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".tmp")) rmSync(join(folder, file), { force: true });
  }
}
