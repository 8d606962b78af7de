import { forms, roles, type Scene } from "./scene.ts";

/**
 * Makes sure that a scene can be drawn.
 *
 * @param where what the error begins with.
 * @throws where something in it is no number, or of a form or role that there is not.
 */
export function checkScene({ view, shapes, halos = [], text = "" }: Scene, where: string): void {
  const refuse = (what: string, value: unknown, rule: string) => {
    throw new Error(`${where}: ${what} of the scene is ${String(value)}; it must be ${rule}`);
  };
  for (const key of ["x", "y", "width", "height"] as const) {
    if (!Number.isFinite(view[key])) refuse(`view.${key}`, view[key], "a finite number");
  }
  if (view.width <= 0 || view.height <= 0) refuse("view", `${view.width} by ${view.height}`, "larger than 0");
  if (shapes.length === 0 && text === "")
    refuse("shapes", "empty", "at least the robot or agent, or else there is text");
  for (const [i, { form, role, x, y, size, heading = 0 }] of shapes.entries()) {
    const name = `shapes[${i}]`;
    if (!forms.includes(form)) refuse(`${name}.form`, form, `one of ${forms.join(", ")}`);
    if (!roles.includes(role)) refuse(`${name}.role`, role, `one of ${roles.join(", ")}`);
    for (const [key, value] of Object.entries({ x, y, size, heading })) {
      if (!Number.isFinite(value)) refuse(`${name}.${key} (${role})`, value, "a finite number");
    }
  }
  for (const [k, { readings }] of halos.entries()) {
    const stranger = readings.find((value) => !(value >= 0 && value <= 1));
    if (stranger !== undefined) refuse(`halos[${k}]`, stranger, "readings from 0 to 1");
  }
}
