import { costNamesOf, type AnyEnv } from "../../env/defineEnv.ts";
import { atMost, task, type Constraint } from "../../env/task.ts";
import type { ExperimentTask } from "../experiment.ts";

/** What one task promises: a limit on an episode's first cost, a constraint, or several. */
export type Bounds = number | Constraint | readonly Constraint[];

/**
 * One task for each limit on an environment, from tight to loose perhaps, and with as many steps as it needs:
 * `limits(bridge, [0.75, 1.5], { totalSteps: 400_000 })`; `limits(rover, [[atMost(1, { cost: "heat" }), atMost(2,
 * { cost: "noise" })]])` for limits on several costs at once.
 *
 * @throws where a limit names a cost that the environment does not have.
 */
export const limits = (
  env: AnyEnv,
  list: readonly Bounds[],
  more: Pick<ExperimentTask, "totalSteps"> = {},
): ExperimentTask[] =>
  list.map((bounds) => {
    const constraints = typeof bounds === "number" ? atMost(bounds, { cost: costNamesOf(env)[0] }) : bounds;
    return { ...task(env, ...[constraints].flat()), ...more };
  });
