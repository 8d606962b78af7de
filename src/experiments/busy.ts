import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { claim } from "./claim.ts";
import { usualPatience } from "./trial.ts";

/**
 * Makes sure that no process is at any of the runs in a folder of results, whoever started it.
 *
 * @throws where one is, and does not leave in so many milliseconds.
 */
export async function refuseBusy(folder: string, patience = usualPatience): Promise<void> {
  const runs = join(folder, "runs");
  if (!existsSync(runs)) return;
  const files = readdirSync(runs, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const locked = files.filter(({ name }) => name === "lock").map(({ parentPath }) => parentPath);
  const claims = await Promise.allSettled(locked.map((at) => claim(at, { patience })));
  for (const each of claims) if (each.status === "fulfilled") each.value();
  const refused = claims.find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
  if (refused) throw refused.reason;
}
