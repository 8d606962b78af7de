import type { AnyEnv } from "../../env/defineEnv.ts";
import type { Tabular } from "../tabular.ts";
import { discover, type DiscoverOptions } from "./discover.ts";

const discovered = new WeakMap<AnyEnv, Tabular>();

/**
 * The table of an environment: the one it declares, or else the one that is
 * found by trying everything, which is done once: `options` count the first time only.
 *
 * @throws where it declares none and none can be found; see {@link discover}.
 */
export function tabularOf(env: AnyEnv, options: DiscoverOptions = {}): Tabular {
  if (env.exact) return env.exact.tabular;
  let tabular = discovered.get(env);
  if (!tabular) discovered.set(env, (tabular = discover(env, options)));
  return tabular;
}
