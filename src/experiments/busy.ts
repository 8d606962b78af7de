import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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
  const locks = readdirSync(runs, { recursive: true, encoding: "utf8" }).filter((file) => basename(file) === "lock");
  const claims = await Promise.allSettled(locks.map((lock) => claim(join(runs, dirname(lock)), { patience })));
  for (const each of claims) if (each.status === "fulfilled") each.value();
  const refused = claims.find(({ status }) => status === "rejected") as PromiseRejectedResult | undefined;
  if (refused) throw refused.reason;
}
