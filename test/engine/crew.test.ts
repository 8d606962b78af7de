import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { instantiate } from "../../src/engine/wasm/instantiate.ts";
import { crew } from "../../src/engine/wasm/lanes/crew.ts";
import { layLanes, numLanes } from "../../src/engine/wasm/lanes/lanes.ts";
import { FORWARD, GATHER } from "../../src/engine/wasm/lanes/orders.ts";
import { arena, createSharedMemory, firstAddress, growTo } from "../../src/engine/wasm/memory.ts";

const shape = { hidden: [8], activation: "tanh", normalization: "none", numOutputs: 1, numFree: 0 } as const;

/** A crew whose only output is the bias of the network, which is `bias`. */
function crewOf(numThreads: number, bias: number) {
  const plan = arena(firstAddress);
  const lanes = layLanes(3, [shape], plan);
  const observations = plan.size();
  const memory = createSharedMemory();
  growTo(memory, observations + 4096, "");
  const kernels = instantiate(memory, "strict", "shared");
  const numbers = new Float32Array(memory.buffer);
  const { parameters, last } = lanes[0].layouts[0];
  numbers[(parameters + last.biases) / 4] = bias;
  const shared = { memory, precision: "strict", inputSize: 3, observations, numNets: 1 } as const;
  const outputs = () => lanes.map(({ layouts }) => numbers[layouts[0].outputs / 4]);
  return { team: crew(numThreads, { kernels, lanes, ...shared }), outputs, numbers, lanes };
}

it.each([1, 2, 3, 4])("of %d works all lanes, at first alone and then together", async (numThreads) => {
  const { team, outputs, numbers, lanes } = crewOf(numThreads, 0.5);
  const work = () => {
    for (const { layouts } of lanes) numbers[layouts[0].outputs / 4] = NaN;
    team.work(GATHER | FORWARD, [0], [4, 4, 4, 4]);
    expect(outputs()).toEqual(new Array(numLanes).fill(0.5));
  };
  work();
  for (let wait = 0; wait < 200 && team.numAtWork() < numThreads; wait++) {
    await setTimeout(50);
    work();
  }
  expect(team.numAtWork()).toBe(numThreads);
  for (let i = 0; i < 100; i++) work();
});

it("leaves lanes without rows alone", () => {
  const { team, outputs } = crewOf(1, 0.25);
  team.work(GATHER | FORWARD, [0], [4, 0, 0, 0]);
  expect(outputs()).toEqual([0.25, 0, 0, 0]);
});
