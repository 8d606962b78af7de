import { rng } from "../../src/math/rng.ts";
import { gridworld, type Gridworld, type GridworldRules } from "./gridworld.ts";
import { stepsToGoal, strewnMap, type Strewing } from "./randomMap.ts";

/** Which random gridworld; what is left out is as usual. */
export interface RandomGridworldOptions extends Partial<Strewing>, Pick<GridworldRules, "view"> {
  /** Which of all maps it is, a whole number. */
  readonly seed?: number;
  /** How often a step goes astray. */
  readonly slip?: number;
  /** Made of the numbers that are not as usual, unless said otherwise. With a view of your own, give one too. */
  readonly id?: string;
}

const usual = { seed: 0, rows: 6, columns: 8, walls: 0.15, hazards: 0.3, slip: 0.1 };

/** Maps that are tried before giving up. */
const MOST_TRIES = 1000;

/**
 * A gridworld with a map of its own for every seed: from the left to the right
 * past walls, and past hazards or through them, which cost 1 each.
 *
 * Its limit is worth keeping and can be kept: the goal can be reached without
 * entering a hazard, in more steps than it takes through them. What the least
 * cost is where steps go astray, and which limits bind, `costRange` says.
 *
 * Reward: −1 a step, and at the goal as much as twice the rows and columns.
 * The time limit is four times these.
 *
 * @throws where an option cannot be right, or hardly any map is as described.
 */
export function randomGridworld({ view, id, ...options }: RandomGridworldOptions = {}): Gridworld {
  const given = { ...usual, ...options };
  refuseOdd(given);
  const { rows, columns, slip } = given;
  const span = rows + columns;
  return gridworld({
    id: id ?? idOf(given),
    map: solvableMap(given),
    slip,
    stepReward: -1,
    enterReward: { G: 2 * span },
    costs: { H: 1 },
    terminal: "G",
    maxEpisodeSteps: 4 * span,
    ...(view && { view }),
  });
}

type Settings = typeof usual;

/** The first of the maps of a seed on which care is possible and costs something. */
function solvableMap(settings: Settings): string[] {
  const stream = rng("randomGridworld").split(settings.seed);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const map = strewnMap(settings, stream.split(tries));
    const around = stepsToGoal(map, "hazards");
    if (around < Infinity && stepsToGoal(map, "nothing") < around) return map;
  }
  const { rows, columns, walls, hazards } = settings;
  const asked = `${rows} × ${columns} cells, walls ${walls} and hazards ${hazards}`;
  throw new Error(
    `randomGridworld: of ${MOST_TRIES} maps with ${asked}, none has a way round its hazards that is longer than the way through; give more room, or other shares`,
  );
}

/** Worlds that differ have different names, by which results are told apart: RandomGridworld7-walls0.2-v0. */
function idOf({ seed, ...settings }: Settings): string {
  const unusual = Object.entries(settings).filter(([key, value]) => value !== usual[key as keyof Settings]);
  return [`RandomGridworld${seed || ""}`, ...unusual.map(([key, value]) => `${key}${value}`), "v0"].join("-");
}

function refuseOdd({ seed, rows, columns, walls, hazards }: Settings): void {
  const refuse = (name: string, value: number, rule: string): never => {
    throw new Error(`randomGridworld: ${name} is ${value}; it must be ${rule}`);
  };
  if (!(Number.isInteger(seed) && seed >= 0)) refuse("seed", seed, "a whole number of at least 0");
  for (const [name, value] of Object.entries({ rows, columns })) {
    if (!(Number.isInteger(value) && value >= 2)) refuse(name, value, "a whole number of at least 2");
  }
  for (const [name, value] of Object.entries({ walls, hazards })) {
    if (!(value >= 0 && value < 1)) refuse(name, value, "a share, 0 or above and below 1");
  }
}
