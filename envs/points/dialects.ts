/** The two suites that know these tasks differ in more than the names of their environments; here is in what. */
export interface Dialect {
  /** What stands before the name of a task in an id. */
  readonly prefix: string;
  /** Seed s gives NumPy's `RandomState(s + seedOffset)`. */
  readonly seedOffset: number;
  /** The groups that the layout has places for, in the order of the draws. The robot comes first. */
  readonly placed: readonly string[];
  /** The groups whose rotations are drawn, in the order of the draws. The robot's heading comes first. */
  readonly turned: readonly string[];
  /** The parts of an observation, in order: the robot's sensors, and a lidar for each kind of thing there is. */
  readonly observed: readonly string[];
  /** For how many steps after a reset the buttons are dead: unseen, and free to press. */
  readonly firstButtonsTimer: number;
  /** The reward is clipped at ±10: with the bonus for a goal, or before it is added. */
  readonly clipped: "withBonus" | "withoutBonus";
}

// First what stands still, then what can be pushed, then what moves by itself.
const INSERTED = [
  "buttons",
  "marker",
  "goal",
  "hazards",
  "pillars",
  "circle",
  "sigwalls",
  "vases",
  "pushBox",
  "gremlins",
];

/**
 * Safety-Gymnasium.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (builder.py, bases/base_task.py)
 */
const safetyGymnasium: Dialect = {
  prefix: "SafetyPoint",
  seedOffset: 0,
  placed: INSERTED,
  turned: INSERTED,
  observed: ["accelerometer", "velocimeter", "gyro", "magnetometer", ...INSERTED],
  firstButtonsTimer: 10,
  clipped: "withBonus",
};

/**
 * OpenAI's Safety-Gym. It adds 1 to its seed before it uses it; its observations are in the order of the alphabet.
 *
 * Source: https://github.com/openai/safety-gym (safety_gym/envs/engine.py, safety_gym/envs/suite.py)
 */
const safetyGym: Dialect = {
  prefix: "Safexp-Point",
  seedOffset: 1,
  placed: ["goal", "pushBox", "buttons", "hazards", "vases", "pillars", "gremlins"],
  turned: ["vases", "gremlins", "pushBox", "goal", "hazards", "pillars", "buttons"],
  observed: [
    "accelerometer",
    "pushBox", // box_lidar
    "buttons",
    "circle",
    "goal",
    "gremlins",
    "gyro",
    "hazards",
    "magnetometer",
    "pillars",
    "vases",
    "velocimeter",
  ],
  firstButtonsTimer: 0,
  clipped: "withoutBonus",
};

export const dialects = { safetyGymnasium, safetyGym };
export type DialectName = keyof typeof dialects;
