import type { Scene, Shape } from "../../env/scene.ts";

/** One thing, and where it was in each frame; undefined where it was not there. */
export interface Part {
  readonly like: Shape;
  readonly shapes: readonly (Shape | undefined)[];
}

/**
 * Follows things through scenes: the n-th shape of a form, role, size and
 * label is taken for the same thing in all of them. Keeps the order in which they
 * are drawn, with the one that is last in a scene last.
 */
export function castOf(scenes: readonly Scene[]): Part[] {
  const parts = new Map<string, (Shape | undefined)[]>();
  for (const [frame, { shapes }] of scenes.entries()) {
    const counts = new Map<string, number>();
    for (const shape of shapes) {
      const kind = JSON.stringify([shape.form, shape.role, shape.size, shape.label]);
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      const name = `${kind} ${count}`;
      if (!parts.has(name)) parts.set(name, new Array<undefined>(scenes.length).fill(undefined));
      parts.get(name)![frame] = shape;
    }
  }
  const all = [...parts.values()].map((shapes) => ({ like: shapes.find((shape) => shape !== undefined)!, shapes }));
  const isSelf = ({ like }: Part) => like.role === "robot" || like.role === "agent";
  return [...all.filter((part) => !isSelf(part)), ...all.filter(isSelf)];
}
