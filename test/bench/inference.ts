import type { Child } from "./children.ts";
import { timeInTurns } from "./measure.ts";
import type { Plan, Section } from "./section.ts";

/** 2. How long do the policy and both critics take to answer? */
export async function inference(children: readonly Child[], { effort, batchSizes, say }: Plan): Promise<Section> {
  const rows = [];
  for (const batch of batchSizes) {
    say(`inference, ${batch} observations`);
    for (const child of children) await child.takeUp({ numObservations: batch });
    const timings = await timeInTurns(children, effort);
    for (const [i, { name }] of children.entries()) {
      const { cpu, wall, numVisits } = timings[i];
      rows.push([batch, name, cpu, wall, cpu / timings[0].cpu, Math.round((batch / cpu) * 1e6), numVisits]);
    }
  }
  return {
    title: "Inference, three networks",
    note: "Ours through policyOutputs and values of a learner: observations handed over anew for each network, outputs copied out.",
    header: ["observations", "candidate", "cpu µs", "wall min µs", "× wasm", "observations/s", "visits"],
    rows,
    targets: [],
  };
}
