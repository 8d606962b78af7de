import type { Constraint } from "../env/task.ts";
import { short } from "../experiments/progress.ts";

/**
 * What to say of a limit outside the range in which trainings found that limits bind; nothing of one inside.
 *
 * @param from the least cost per episode that any found.
 * @param to what the best cost that heard of no limit.
 */
export function outsideRange({ cost, costLimit }: Constraint, from: number, to: number): string {
  const limit = `A limit of ${costLimit} on ${cost}`;
  if (costLimit < from) {
    return `${limit} was not reached: the least that was found costs ${short(from)}, so it may be that no policy keeps it.\n`;
  }
  return costLimit > to
    ? `${limit} never binds: what earns most costs ${short(to)}, so it holds nothing back; choose a lower one.\n`
    : "";
}
