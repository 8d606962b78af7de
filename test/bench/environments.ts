import safetyPointButton2 from "../../envs/safetyPointButton2.ts";
import safetyPointCircle1 from "../../envs/safetyPointCircle1.ts";
import safetyPointGoal1 from "../../envs/safetyPointGoal1.ts";
import safetyPointGoal2 from "../../envs/safetyPointGoal2.ts";
import safetyPointPush2 from "../../envs/safetyPointPush2.ts";
import { costNamesOf, type AnyEnv } from "../../src/env/defineEnv.ts";
import { vectorize } from "../../src/env/vectorize.ts";
import { rng } from "../../src/math/rng.ts";
import { rollout } from "../../src/rollout/rollout.ts";
import { cpuTime, median } from "./measure.ts";
import type { Plan, Section } from "./section.ts";

const numEnvs = 16;
const numRows = 100;
const numLaps = 5;

/** Each with as many steps a second as it is meant to make at least. */
const robots: readonly (readonly [AnyEnv, number])[] = [
  [safetyPointCircle1, 400_000],
  [safetyPointGoal1, 400_000],
  [safetyPointGoal2, 150_000],
  [safetyPointButton2, 120_000],
  [safetyPointPush2, 120_000],
];

/** How many steps a second do the point robots make, by themselves? */
export function environments({ pointSteps, say }: Plan): Section {
  const speeds = robots.map(([env, goal]) => {
    say(`${env.id} alone`);
    return { id: env.id, goal, speed: stepsPerSecond(env, pointSteps) };
  });
  return {
    title: "Point robots alone, on one core",
    note:
      `Random actions through vectorize with ${numEnvs} copies; all sensors, contacts and resets included. `
      + `CPU time, the median of ${numLaps} laps of ${pointSteps / numLaps} steps after one to warm up.`,
    header: ["environment", "steps/s", "µs per step"],
    rows: speeds.map(({ id, speed }) => [id, Math.round(speed), 1e6 / speed]),
    targets: speeds.map(({ id, goal, speed }) => ({ claim: `${id}: steps/s`, goal, measured: speed })),
  };
}

/** Steps a second of CPU time. */
function stepsPerSecond(env: AnyEnv, numSteps: number): number {
  const envs = vectorize(env, { numEnvs, rng: rng("alone") });
  const numCosts = costNamesOf(env).length;
  const { rows, action } = rollout({
    numEnvs,
    numSteps: numRows,
    obsSize: env.observationSpace.size,
    actionSize: env.actionSpace.size,
    numCosts,
  });
  const random = rng("actions");
  for (let i = 0; i < action.length; i++) action[i] = 2 * random.uniform() - 1;
  envs.reset(rows[0]);
  const numTurns = numSteps / numLaps / numEnvs;
  const lap = () => {
    const start = cpuTime();
    for (let t = 0; t < numTurns; t++) envs.step(rows[t % numRows], rows[(t + 1) % numRows]);
    return cpuTime() - start;
  };
  lap();
  return ((numTurns * numEnvs) / median(Array.from({ length: numLaps }, lap))) * 1e6;
}
