/**
 * Gives Node's `util` back two functions that Node 23 took away and that
 * @tensorflow/tfjs-node 4.22 calls: without `isNullOrUndefined`, its TopK fails.
 */
export async function restoreUtil(): Promise<void> {
  const { default: util } = await import("node:util"); // the one object that `require("util")` answers as well
  const changeable = util as { isNullOrUndefined?: unknown; isArray?: unknown };
  changeable.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  changeable.isArray ??= Array.isArray;
}
