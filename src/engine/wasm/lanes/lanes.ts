import type { Activation, NetworkShape } from "../../engine.ts";
import type { Kernels } from "../kernelTypes.ts";
import { layNetwork, type NetworkLayout } from "../layout.ts";
import type { Arena } from "../memory.ts";
import { CHUNK_PANEL, NUMBER, chunkSize, panelsOf } from "../panels.ts";
import { partsOf } from "../parts/parts.ts";
import type { Part } from "../parts/part.ts";
import { tangentPasses } from "../tangentPasses.ts";
import { layTangents, type TangentLayout } from "../tangents.ts";

/**
 * How many lanes a chunk of rows is parted into. Each sums the gradients of its
 * own rows, and the sums are added up in the order of the lanes, so that the
 * numbers are the same however many threads do the work.
 */
export const numLanes = 4;

/** Where one lane lives, as plain data that another thread can be given. */
export interface Lane {
  readonly index: number; // address; which observations are its rows
  readonly input: number; // address; panels
  /** Of all networks. Parameters and their transposes are those of the first lane. */
  readonly layouts: readonly NetworkLayout[];
  readonly activations: readonly Activation[];
  /** Of all networks. Directions are those of the first lane. */
  readonly tangents: TangentLayout;
}

/** Finds places for all lanes. */
export function layLanes(inputSize: number, shapes: readonly NetworkShape[], memory: Arena): readonly Lane[] {
  const widest = Math.max(0, ...shapes.flatMap(({ hidden }) => hidden));
  const lanes: Lane[] = [];
  for (let lane = 0; lane < numLanes; lane++) {
    const index = memory.allocate(chunkSize * NUMBER);
    const input = memory.allocate(panelsOf(inputSize) * CHUNK_PANEL);
    const scratch = memory.allocate(panelsOf(widest) * CHUNK_PANEL);
    const layouts = shapes.map((shape) => layNetwork(inputSize, shape, scratch, memory));
    const tangents = layTangents(layouts, widest, memory);
    lanes.push({
      index,
      input,
      layouts: lane === 0 ? layouts : layouts.map((own, net) => shared(own, lanes[0].layouts[net])),
      activations: shapes.map(({ activation }) => activation),
      tangents: lane === 0 ? tangents : sharedDirections(tangents, lanes[0].tangents),
    });
  }
  return lanes;
}

/** A layout that reads the parameters of another, and has activations and gradients of its own. */
const shared = (own: NetworkLayout, first: NetworkLayout): NetworkLayout => ({
  ...own,
  parameters: first.parameters,
  firstMoment: first.firstMoment,
  secondMoment: first.secondMoment,
  hidden: own.hidden.map((layer, depth) => ({ ...layer, transposed: first.hidden[depth].transposed })),
});

const sharedDirections = (own: TangentLayout, first: TangentLayout): TangentLayout => ({
  ...own,
  networks: own.networks.map((places, net) => ({ ...places, direction: first.networks[net].direction })),
});

/** What a lane can be asked to do with its rows, some multiple of 4 of them. */
export interface LaneWork {
  gather(rows: number): void;
  forward(net: number, rows: number): void;
  tangent(net: number, rows: number): void;
  backward(net: number, rows: number): void;
}

/** A lane at work, in whatever thread. */
export function laneWork(
  kernels: Kernels,
  { index, input, layouts, activations, tangents }: Lane,
  inputSize: number,
  observations: number,
): LaneWork {
  const parts: readonly (readonly Part[])[] = layouts.map((layout) => partsOf(kernels, layout, input));
  const passes = layouts.map((layout, net) => tangentPasses(kernels, layout, activations[net], tangents, net, input));
  return {
    gather: (rows) => kernels.gather(observations, inputSize, index, input, rows),
    forward(net, rows) {
      for (const part of parts[net]) part.forward(rows);
    },
    tangent(net, rows) {
      for (const pass of passes[net]) pass(rows);
    },
    backward(net, rows) {
      for (let i = parts[net].length - 1; i >= 0; i--) parts[net][i].backward(rows);
    },
  };
}
