import { instantiate, isAvailable } from "../../src/engine/wasm/instantiate.ts";
import { CHUNK_PANEL, NUMBER, ROW, chunkSize } from "../../src/engine/wasm/panels.ts";
import { candidate, timeInTurns } from "./measure.ts";
import { fusedPeakLoop, peakLoops } from "./peak.ts";
import type { Plan, Section } from "./section.ts";

const size = 64; // rows, inputs and outputs alike
const numPanels = size / 8;
const weightsPanel = size * ROW;
const matrix = numPanels * CHUNK_PANEL; // bytes
const turns = 4096;

/** 3. How near do the matrix products come to what the processor can do? */
export async function matrices({ effort, say }: Plan): Promise<Section> {
  say("matrix products and the peak");
  const memory = new WebAssembly.Memory({ initial: 4 });
  const kernels = instantiate(memory);
  const [x, weights, biases, y] = [0, 1, 2, 3].map((k) => 65_536 + k * matrix);
  const numbers = new Float32Array(memory.buffer);
  numbers.fill(1 / size, x / NUMBER, biases / NUMBER); // products are as large as their factors: nothing overflows
  const products = {
    forward: () => kernels.forward(x, weights, weightsPanel, biases, y, chunkSize, size, numPanels),
    "input gradient": () => kernels.inputGradientTanh(x, weights, weightsPanel, y, chunkSize, size, numPanels),
    "weight gradient": () => kernels.weightGradient(x, y, biases, weightsPanel, biases, chunkSize, size, numPanels),
  };

  const loops = [
    ...Object.entries(products).map(([name, run]) => ({ name, run, flops: 2 * chunkSize * size * size })),
    ...[...peakLoops(), ...(isAvailable("fast") ? [fusedPeakLoop()] : [])].map(({ name, flopsPerTurn, run }) => ({
      name: `peak: ${name}`,
      run: () => run(turns),
      flops: turns * flopsPerTurn,
    })),
  ];
  const timings = await timeInTurns(
    loops.map(({ name, run }) => candidate(name, run)),
    effort,
  );
  const speeds = loops.map(({ flops }, i) => flops / timings[i].cpu / 1e3);
  const numProducts = Object.keys(products).length;
  const peak = Math.max(...speeds.slice(numProducts, numProducts + peakLoops().length));
  return {
    title: "Matrix products of 64 × 64 × 64 against the peak",
    note:
      "The peak is measured: 128-bit multiplications and additions in registers, rounded separately as in the kernels and "
      + "compiled by the same V8; the best of several loops. Fused multiply-add (measured where the runtime has relaxed "
      + "SIMD) and wider vectors could do more; strict WebAssembly cannot ask for them.",
    header: ["loop", "GFLOP/s", "of the peak"],
    rows: loops.map(({ name }, i) => [name, speeds[i], `${Math.round((100 * speeds[i]) / peak)} %`]),
    targets: [{ claim: "forward product: share of the 128-bit peak", goal: 0.7, measured: speeds[0] / peak }],
  };
}
