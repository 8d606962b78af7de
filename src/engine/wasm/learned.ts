import type { Networks } from "../engine.ts";
import { adamSteps } from "./adamSteps.ts";
import type { Kernels } from "./kernelTypes.ts";
import type { NetworkLayout } from "./layout.ts";
import { forget, readBlock, writeGains, writeParameters, writeState } from "./state.ts";
import { transposeWeights } from "./transposeWeights.ts";

/** What is learned, and how: the part of networks that does not ask how rows are computed. */
export type Learned = Pick<
  Networks,
  "step" | "forget" | "parameters" | "setParameters" | "parameterGradients" | "save" | "restore"
>;

/** The parameters of networks in a memory, zero but for the gains of normalized layers, and Adam's steps on them. */
export function learned(kernels: Kernels, memory: WebAssembly.Memory, layouts: readonly NetworkLayout[]): Learned {
  for (const layout of layouts) writeGains(memory, layout);
  const adam = layouts.map((layout) => adamSteps(kernels, layout));
  const numSteps = layouts.map(() => 0);
  return {
    step(nets, settings) {
      const norms = new Float64Array(nets.length);
      for (let i = 0; i < nets.length; i++) norms[i] = adam[nets[i]].norm();
      if (!norms.every(Number.isFinite)) return norms;
      for (let i = 0; i < nets.length; i++) {
        const net = nets[i];
        adam[net].step(++numSteps[net], settings[i], norms[i]);
        transposeWeights(kernels, layouts[net]);
      }
      return norms;
    },
    forget: (net) => forget(memory, layouts[net]),
    parameters: (net) => readBlock(memory, layouts[net], layouts[net].parameters),
    setParameters(net, parameters) {
      writeParameters(memory, layouts[net], parameters);
      transposeWeights(kernels, layouts[net]);
    },
    parameterGradients: (net) => readBlock(memory, layouts[net], layouts[net].gradients),
    save: (net) => ({
      parameters: readBlock(memory, layouts[net], layouts[net].parameters),
      firstMoment: readBlock(memory, layouts[net], layouts[net].firstMoment),
      secondMoment: readBlock(memory, layouts[net], layouts[net].secondMoment),
      numSteps: numSteps[net],
    }),
    restore(net, state) {
      writeState(memory, layouts[net], state);
      transposeWeights(kernels, layouts[net]);
      numSteps[net] = state.numSteps;
    },
  };
}
