import type { Networks } from "../engine.ts";
import type { Learned } from "./learned.ts";
import type { Perceptron } from "./perceptron.ts";

/** A network, as far as its derivatives are concerned. */
interface Differentiable extends Pick<Learned, "parameters" | "gradient"> {
  readonly layers: Perceptron;
}

/** Derivatives forward, where every network has them. `numRows` answers how large the present chunk is. */
export function tangents(networks: readonly Differentiable[], numRows: () => number): Pick<Networks, "tangents"> {
  const all = networks.flatMap(({ layers }) => layers.tangent ?? []);
  if (all.length < networks.length) return {};
  const directions = networks.map(({ parameters }) => new Float64Array(parameters.length));
  return {
    tangents: {
      direct: (net, direction) => directions[net].set(direction),
      forward(nets) {
        for (const net of nets) all[net].along(networks[net].parameters, directions[net], numRows());
      },
      outputs: (net) => all[net].output,
      collect(net, sums) {
        const { gradient } = networks[net];
        for (let p = 0; p < sums.length; p++) sums[p] += gradient[p];
        gradient.fill(0);
      },
    },
  };
}
