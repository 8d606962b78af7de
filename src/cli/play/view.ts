import type { AnyEnv } from "../../env/defineEnv.ts";
import { costNamesOf } from "../../env/defineEnv.ts";
import { sceneOf, type Moment } from "../../env/playthrough.ts";
import type { Role } from "../../env/scene.ts";
import { sceneText } from "../../env/sceneText.ts";
import type { Constraint } from "../../env/task.ts";

const RESET = "\u001b[0m";
const CODES: Readonly<Record<Role | "beyond", string>> = {
  robot: "1;34",
  agent: "1;34",
  goal: "1;32",
  hazard: "33",
  vase: "33",
  gremlin: "1;31",
  beyond: "33",
  pillar: "90",
  wall: "90",
  button: "36",
  box: "36",
  circle: "90",
  start: "90",
  tile: "35",
};
const ROWS = 21;
/** How many lines there are besides the picture. */
const OTHERS = 13;

/** Puts color on text, on a terminal. */
const paint = (text: string, role: Role | "beyond") => `\u001b[${CODES[role]}m${text}${RESET}`;

export interface StateTextOptions {
  readonly isColored?: boolean;
  /** How many lines the screen has. */
  readonly height?: number | undefined;
}

/** A state as text, in a picture that fits the screen. */
export function stateText(
  env: AnyEnv,
  state: unknown,
  { isColored, height = Infinity }: StateTextOptions = {},
): string {
  const scene = sceneOf(env, state);
  if (!scene) return `(${env.id} says nothing of how it looks; give it a scene or a render)`;
  const rows = Math.max(7, Math.min(ROWS, height - OTHERS));
  // A character is about twice as high as it is wide.
  return sceneText(scene, { columns: 2 * rows - 1, rows, gap: " ", ...(isColored && { paint }) });
}

/** What a step brought, what it sums up to, and the limits. */
export function momentText(
  env: AnyEnv,
  moment: Moment,
  constraints: readonly Constraint[],
  isColored: boolean,
): string {
  const { step, reward, costs, episodeReturn, episodeCosts, ending } = moment;
  const mark = (text: string, isMarked: boolean) => (isMarked && isColored ? paint(text, "hazard") : text);
  const lines = [
    `step ${step} of ${env.maxEpisodeSteps}${ending ? `  ${ending}` : ""}`,
    `reward ${short(reward)}  total ${short(episodeReturn)}`,
    ...costNamesOf(env).map((name, k) => {
      const limit = constraints.find(({ cost, kind }) => cost === name && kind === "episodic")?.costLimit;
      const total = `${short(episodeCosts[k])}${limit === undefined ? "" : ` of ${short(limit)}`}`;
      return `${mark(`${name} ${short(costs[k])}`, costs[k] > 0)}  total ${mark(total, episodeCosts[k] > limit!)}`;
    }),
  ];
  return lines.join("\n");
}

/** At most four digits. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));
