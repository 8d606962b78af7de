import safetyPointCircle1 from "../../envs/safetyPointCircle1.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { atMost, task } from "../../src/env/task.ts";
import { vectorize, type VectorEnv } from "../../src/env/vectorize.ts";
import { rng } from "../../src/math/rng.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { collect } from "../../src/rollout/collect.ts";
import { episodes } from "../../src/rollout/episodes.ts";
import { rollout } from "../../src/rollout/rollout.ts";
import { shuffled } from "../../src/samplers/shuffled.ts";
import { cpuTime, median } from "./measure.ts";
import type { Plan, Section } from "./section.ts";

const numEnvs = 16;
const numSteps = 1250;
const circle = task(safetyPointCircle1, atMost(25));
const spaces = {
  numEnvs,
  obsSize: circle.env.observationSpace.size,
  actionSize: circle.env.actionSpace.size,
  numCosts: 1,
};

/** How many steps a second does training make, and where does the time go? */
export async function endToEnd({ numUpdates, say }: Plan): Promise<Section> {
  const training = train(numUpdates, say);
  const total = training.cpu.env + training.cpu.act + training.cpu.update + training.cpu.rest;
  const steps = numEnvs * numSteps;
  const row = (part: string, cpu: number) => [
    part,
    cpu / 1e3,
    cpu / steps,
    `${Math.round((100 * cpu) / total)} %`,
    Math.round((steps / cpu) * 1e6),
  ];
  return {
    title: "Training end to end: CPPO-PID on SafetyPointCircle1",
    note:
      `${numEnvs} copies × ${numSteps} steps an update, ${spaces.obsSize} observations, 10 epochs, minibatches of 64, hidden layers 64 × 64; medians over `
      + `${numUpdates} updates after one to warm up. `
      + `By the clock: ${Math.round((steps / training.wall) * 1e6)} steps/s.`,
    header: ["part", "cpu ms per update", "cpu µs per step", "share", "steps/s"],
    rows: [
      row("environments", training.cpu.env),
      row("acting", training.cpu.act),
      row("learning", training.cpu.update),
      row("the rest", training.cpu.rest),
      row("altogether", total),
    ],
    targets: [{ claim: "training: steps/s on one core", goal: 20_000, measured: (steps / total) * 1e6 }],
  };
}

/** CPU microseconds of an update's parts, medians over updates. The loop is that of `train`. */
function train(numUpdates: number, say: Plan["say"]) {
  const root = rng("bench");
  const spent = { env: 0, act: 0, update: 0 };
  const timed =
    <Arguments extends unknown[], Answer>(part: keyof typeof spent, of: (...given: Arguments) => Answer) =>
    (...given: Arguments): Answer => {
      const start = cpuTime();
      const answer = of(...given);
      spent[part] += cpuTime() - start;
      return answer;
    };

  const envs = vectorize(circle.env, { numEnvs, rng: root.split("env") });
  const stopwatched: VectorEnv = { ...envs, step: timed("env", envs.step) };
  const recipe = {
    ...cppoPid,
    numEnvs,
    numSteps,
    epochs: 10,
    network: perceptron({ hidden: [64, 64] }),
    sampler: shuffled({ minibatchSize: 64 }),
  };
  const agent = lagrangianPpo(recipe).agent(circle, wasm, root.split("agent"));
  const act = timed("act", agent.act);
  const update = timed("update", agent.update);
  const data = rollout({ ...spaces, numSteps });
  const book = episodes(numEnvs, circle.constraints, [0]);
  const laps: { env: number; act: number; update: number; rest: number; wall: number }[] = [];

  envs.reset(data.rows[numSteps]);
  for (let lap = 0; lap <= numUpdates; lap++) {
    say(`training, update ${lap + 1} of ${numUpdates + 1}`);
    Object.assign(spent, { env: 0, act: 0, update: 0 });
    const wallStart = performance.now();
    const start = cpuTime();
    collect(stopwatched, act, data);
    update(data, book.read(data), lap / (numUpdates + 1));
    const total = cpuTime() - start;
    const rest = total - spent.env - spent.act - spent.update;
    if (lap > 0) laps.push({ ...spent, rest, wall: (performance.now() - wallStart) * 1000 });
  }
  const middle = (part: keyof (typeof laps)[number]) => median(laps.map((lap) => lap[part]));
  const cpu = { env: middle("env"), act: middle("act"), update: middle("update"), rest: middle("rest") };
  return { cpu, wall: middle("wall") };
}
