import type { AnyEnv } from "./defineEnv.ts";

/** A state as plain data of its own, which the next step does not change. */
export const saveState = (env: AnyEnv, state: unknown): unknown => structuredClone(env.save ? env.save(state) : state);

/** A state as it was saved; the same data may be asked more than once. */
export function restoreState(env: AnyEnv, data: unknown): unknown {
  const copy: unknown = structuredClone(data);
  return env.restore ? env.restore(copy) : copy;
}
