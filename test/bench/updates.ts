import { disagreement, tolerance, type Trained } from "./agreement.ts";
import type { Child } from "./children.ts";
import { timeInTurns } from "./measure.ts";
import { actionSize, hidden, numCritics, obsSize, type Problem } from "./problem.ts";
import type { Plan, Section } from "./section.ts";

/** 1. How long does one gradient step take, of the policy and both critics? */
export async function updates(
  children: readonly Child[],
  problem: Problem,
  { effort, minibatchSizes, say }: Plan,
): Promise<Section> {
  const rows = [];
  const ratios = new Map<string, number>();
  for (const size of minibatchSizes) {
    say(`update, minibatch ${size}: the same numbers?`);
    const errors = await disagreements(children, problem, size);
    for (const child of children) await child.takeUp({ minibatchSize: size });
    say(`update, minibatch ${size}: timing`);
    const timings = await timeInTurns(children, effort);
    for (const [i, { name }] of children.entries()) {
      const { cpu, wall, numVisits } = timings[i];
      const ratio = cpu / timings[0].cpu;
      ratios.set(`${name} ${size}`, ratio);
      const gigaflops = (size * flopsPerSample()) / cpu / 1e3;
      rows.push([size, name, Math.round(cpu), Math.round(wall), ratio, gigaflops, ...errors[i], numVisits]);
    }
  }
  const against = (name: string, goal: number, size = 64) => ({
    claim: `update at ${size}: times faster than ${name}`,
    goal,
    measured: ratios.get(`${name} ${size}`)!,
  });
  const torch = children.map(({ name }) => name).filter((name) => name.startsWith("torch"));
  const goals = new Map([
    [64, 6],
    [256, 2],
    [2048, 1],
  ]);
  return {
    title: "One gradient step of PPO-Lagrangian",
    note:
      "Gather, three tanh networks 60-64-64-{2,1,1}, clipped surrogate with entropy, clipped value losses, backward, "
      + "gradient clip, Adam. `wasm`, `typed arrays` and `reference` run through createLearner, losses and diagnostics "
      + "included. `typed arrays` is plain JavaScript in tiles, written to be fast; `reference` is plain loops, written to "
      + "be read. Errors are those of one step, relative to `reference`.",
    header: [
      "minibatch",
      "candidate",
      "cpu µs",
      "wall min µs",
      "× wasm",
      "GFLOP/s",
      "gradient error",
      "step error",
      "visits",
    ],
    rows,
    targets: [
      against("tfjs wasm", 40),
      against("typed arrays", 7),
      against("reference", 7),
      ...minibatchSizes.flatMap((size) => torch.map((name) => against(name, goals.get(size) ?? 1, size))),
    ],
  };
}

/** Of matrix products: 2 forward, 4 backward for each weight, but for 2 in the first layer, whose input needs no gradient. */
function flopsPerSample(): number {
  let flops = 0;
  for (const numOutputs of [actionSize, ...Array.from({ length: numCritics }, () => 1)]) {
    const sizes = [obsSize, ...hidden, numOutputs];
    for (let depth = 0; depth + 1 < sizes.length; depth++) {
      flops += (depth === 0 ? 4 : 6) * sizes[depth] * sizes[depth + 1];
    }
  }
  return flops;
}

/** The errors of every child, as text. @throws where they are too large for the same update. */
async function disagreements(children: readonly Child[], problem: Problem, size: number): Promise<readonly string[][]> {
  const trained: (readonly Trained[])[] = [];
  for (const child of children) trained.push(await child.oneStep(size));
  const expected = trained[children.findIndex(({ name }) => name === "reference")];
  return children.map(({ name }, i) => {
    const { gradient, change } = disagreement(problem.networks, trained[i], expected);
    if (gradient <= tolerance && change <= tolerance) return [gradient.toExponential(0), change.toExponential(0)];
    throw new Error(
      `bench: ${name} is off by ${gradient} in the gradient and ${change} in the step; both must be at most ${tolerance}`,
    );
  });
}
