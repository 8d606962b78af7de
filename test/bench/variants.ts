import type { Engine } from "../../src/engine/engine.ts";
import { isAvailable } from "../../src/engine/wasm/instantiate.ts";
import { wasm, wasmEngine } from "../../src/engine/wasm/wasm.ts";
import { tapedClippedError, tapedClippedSurrogate } from "../losses/taped.ts";
import { candidate, timeInTurns, type Candidate } from "./measure.ts";
import { clipRange, learnerAt, minibatchesOf, type Losses, type Problem } from "./problem.ts";
import type { Plan, Section } from "./section.ts";

const onTape = "wasm, losses on a tape";
const taped: Losses = {
  policyLoss: tapedClippedSurrogate({ clipRange }),
  valueLoss: tapedClippedError({ clipRange }),
};
const fastMode = "node --experimental-wasm-relaxed-simd";

/** What do relaxed arithmetic and a second thread bring, and what does a loss of one's own cost? */
export async function variants(problem: Problem, { effort, minibatchSizes, say }: Plan): Promise<Section> {
  const engines = [
    wasm,
    ...(isAvailable("fast") ? [wasmEngine({ precision: "fast" })] : []),
    ...[1, 2].map((threads) => ({ ...wasmEngine({ threads }), name: `wasm-threads, ${threads}` })),
  ];
  const rows = [];
  const gains = new Map<string, number>();
  for (const size of minibatchSizes) {
    say(`precision and threads, minibatch ${size}`);
    const candidates = [
      ...engines.map((engine) => stepper(engine.name, problem, size, engine)),
      stepper(onTape, problem, size, wasm, taped),
    ];
    const timings = await timeInTurns(candidates, effort);
    const times = new Map(candidates.map(({ name }, i) => [name, timings[i].wall]));
    for (const { name } of candidates) {
      const time = times.get(name)!;
      rows.push([size, name, time, times.get(wasm.name)! / time]);
    }
    gains.set(`threads ${size}`, times.get("wasm-threads, 1")! / times.get("wasm-threads, 2")!);
    gains.set(`tape ${size}`, times.get(wasm.name)! / times.get(onTape)!);
    gains.set(`fast ${size}`, times.get(wasm.name)! / (times.get("wasm-fast") ?? NaN));
  }
  return {
    title: "The same gradient step: relaxed arithmetic, more threads, losses on a tape",
    note:
      "By the clock, the least over the visits, since the work of a second thread is not time saved; so other work on the "
      + "machine counts. Any number of threads gives the same "
      + `bits, summed in four lanes; \`wasm-fast\` needs Node 22, or \`${fastMode}\`.`,
    header: ["minibatch", "candidate", "wall min µs", "speed, wasm = 1"],
    rows,
    targets: [
      { claim: "update at 64: losses on a tape against built in", goal: 1 / 1.15, measured: gains.get("tape 64")! },
      { claim: "update at 256: two threads against one", goal: 1.8, measured: gains.get("threads 256")! },
      ...(isAvailable("fast")
        ? [{ claim: "update at 64: relaxed against strict", goal: 1.15, measured: gains.get("fast 64")! }]
        : []),
    ],
  };
}

function stepper(name: string, problem: Problem, size: number, engine: Engine, losses?: Losses): Candidate {
  const learner = learnerAt(problem, engine, losses);
  const minibatches = minibatchesOf(problem, size);
  let next = 0;
  return candidate(name, () => learner.step({ index: minibatches[next++ % minibatches.length] }));
}
