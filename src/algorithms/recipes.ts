import { a2c } from "./a2c.ts";
import { cpo } from "./cpo.ts";
import { cppoPid } from "./cppoPid.ts";
import { everything } from "./everything.ts";
import { ppo } from "./ppo.ts";
import { ppoLagrangian } from "./ppoLagrangian.ts";
import type { Recipe } from "./recipe.ts";
import { trpo } from "./trpo.ts";
import { trpoLagrangian } from "./trpoLagrangian.ts";

/** The shipped recipes by the names that commands know them by. */
export const recipes: Readonly<Record<string, Recipe>> = {
  cppoPid,
  ppoLagrangian,
  trpoLagrangian,
  cpo,
  ppo,
  trpo,
  a2c,
  everything,
};
