import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { damagedFile } from "./checksums.ts";
import { ifFree } from "./claim.ts";
import { forget } from "./resumption.ts";
import { statusOf, type Place } from "./store.ts";
import { tidy } from "./tidy.ts";

/** A run that has to be done anew, and why. */
export interface Mended {
  readonly place: Place;
  readonly problem: string;
}

/** Opens the runs whose files are not what the runs wrote, so that they are done anew, and tidies those that are done. */
export function mend(planned: readonly Place[]): Mended[] {
  return planned.flatMap((place) => {
    const file = damagedFile(place.folder);
    if (file === undefined) {
      if (statusOf(place) === "done") leaveOnlyResults(place.folder);
      return [];
    }
    for (const each of ["done", "checksums", file]) rmSync(join(place.folder, each), { force: true });
    const problem = `${join(place.folder, file)}: is damaged: it is not what the run wrote; the run is done anew`;
    return [{ place, problem }];
  });
}

/** {@link mend}, but for the runs that other processes are at. */
export async function mendFree(planned: readonly Place[]): Promise<Mended[]> {
  const there = planned.filter(({ folder }) => existsSync(folder));
  const mended = await Promise.all(there.map((place) => ifFree(place.folder, () => mend([place]))));
  return mended.flatMap((each) => each ?? []);
}

/** A run may be killed just before it does this itself. */
function leaveOnlyResults(folder: string): void {
  forget(folder);
  tidy(folder);
  rmSync(join(folder, "lock"), { force: true });
}
