import { createHash } from "node:crypto";
import type { Activation, NetworkShape } from "../../src/engine/engine.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { rng } from "../../src/math/rng.ts";

type Kind = Pick<NetworkShape, "activation" | "normalization">;

/** Every kind of hidden layer. */
export const kinds: readonly Kind[] = (["tanh", "relu", "elu", "silu", "gelu"] satisfies Activation[]).flatMap(
  (activation) => (["none", "layer"] as const).map((normalization) => ({ activation, normalization })),
);

/** SHA-256 of the parameters of two networks after 200 steps. */
export function digestOf(kind: Kind): string {
  const random = rng("digest");
  const uniform = () => 2 * random.uniform() - 1; // no Math.log, no Math.cos: their last bits are not promised
  const networks = wasm.networks(11, [
    { hidden: [24, 16], numOutputs: 3, numFree: 3, ...kind },
    { hidden: [], numOutputs: 1, numFree: 0, ...kind },
  ]);
  networks.load(
    Float32Array.from({ length: 150 * 11 }, () => 3 * uniform()),
    150,
  );
  for (const net of [0, 1]) {
    networks.setParameters(
      net,
      networks.parameters(net).map(() => 0.5 * uniform()),
    );
  }
  const index = Uint32Array.from({ length: 100 }, () => random.int(150));
  const settings = { learningRate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: 0.5 };
  for (let step = 0; step < 200; step++) {
    for (const [from, to] of [
      [0, 64],
      [64, 99],
    ]) {
      networks.select(index, from, to);
      networks.forward([0, 1]);
      for (const net of [0, 1]) {
        const outputs = networks.outputs(net);
        networks.gradients(net).forEach((_, place, gradients) => {
          gradients[place] = outputs[place] - (place % 5) / 4;
        });
      }
      networks.backward([0, 1]);
    }
    networks.freeGradients(0).forEach((_, i, slopes) => {
      slopes[i] = networks.free(0)[i] - 1;
    });
    networks.step([0, 1], [settings, settings]);
  }
  const hash = createHash("sha256");
  for (const net of [0, 1]) hash.update(Float32Array.from(networks.parameters(net)));
  return hash.digest("hex");
}
