import { restoreRng, type Rng, type RngState } from "../math/rng.ts";
import type { Row } from "../rollout/rollout.ts";
import { actionReader } from "./actionReader.ts";
import { refuseNoOutcome } from "./checkOutcome.ts";
import { costAt, costNamesOf, type AnyEnv } from "./defineEnv.ts";
import { diagnosticsOf, type DiagnosticsState } from "./diagnostics.ts";
import { restoreState, saveState } from "./savedState.ts";
import type { ActionSpace, Box } from "./spaces.ts";

/** Many environments stepped together. The trainer knows no other kind. */
export interface VectorEnv {
  readonly id: string;
  readonly numEnvs: number;
  readonly observationSpace: Box;
  readonly actionSpace: ActionSpace;
  readonly costNames: readonly string[];
  /** Starts every episode anew; the first observations go to `row.obs`. */
  reset(row: Row): void;
  /** Reads `row.action`, writes the outcome to `row` and what is seen next to `next.obs`. */
  step(row: Row, next: Row): void;
  /** Means of the diagnostics over the episodes that ended since the last time it was asked. */
  info(): Record<string, number>;
  /** Everything that changes, as plain data, and back. */
  save(): VectorEnvState;
  restore(state: VectorEnvState): void;
}

/** Where many environments stand. */
export interface VectorEnvState {
  readonly states: readonly unknown[]; // per environment, as its `save` answers
  readonly streams: readonly RngState[];
  readonly steps: Uint32Array; // [numEnvs] since the episode began
  readonly diagnostics: DiagnosticsState;
}

/**
 * Runs `numEnvs` copies of `env` side by side, each with a stream of its own,
 * so that a batch of 64 replays as 64 single episodes. An episode that ends
 * restarts within the same step: `nextObs` keeps the true successor, the next
 * row's `obs` is what the policy sees.
 */
export function vectorize(env: AnyEnv, { numEnvs, rng }: { numEnvs: number; rng: Rng }): VectorEnv {
  const { observationSpace, actionSpace, maxEpisodeSteps } = env;
  const readAction = actionReader(actionSpace);
  const costNames = costNamesOf(env);
  const streams = Array.from({ length: numEnvs }, (_, i) => rng.split(i));
  const states = new Array<unknown>(numEnvs);
  const steps = new Uint32Array(numEnvs);
  const slots = slotsOf(observationSpace.size);
  const diagnostics = diagnosticsOf(numEnvs, env.id);

  const begin = (i: number, row: Row) => {
    states[i] = env.reset(streams[i]);
    steps[i] = 0;
    env.observe(states[i], slots(row.obs)[i]);
  };

  return {
    id: env.id,
    numEnvs,
    observationSpace,
    actionSpace,
    costNames,

    reset(row) {
      for (let i = 0; i < numEnvs; i++) begin(i, row);
    },

    step(row, next) {
      const nextObs = slots(row.nextObs);
      for (let i = 0; i < numEnvs; i++) {
        const outcome = env.step(states[i], readAction(row.action, i), streams[i]);
        refuseNoOutcome(env.id, outcome);
        const { reward, cost, terminated = false, truncated = false, info } = outcome;
        const ended = terminated || truncated || ++steps[i] >= maxEpisodeSteps;
        row.reward[i] = reward;
        for (let k = 0; k < row.costs.length; k++) row.costs[k][i] = costAt(cost, k);
        row.terminated[i] = terminated ? 1 : 0;
        row.ended[i] = ended ? 1 : 0;
        if (info !== undefined) diagnostics.add(i, info);
        if (ended) diagnostics.close(i);
        env.observe(states[i], nextObs[i]);
      }
      next.obs.set(row.nextObs);
      for (let i = 0; i < numEnvs; i++) if (row.ended[i]) begin(i, next);
    },

    info: diagnostics.means,

    save: () => ({
      states: states.map((state) => saveState(env, state)),
      streams: streams.map((stream) => stream.state()),
      steps: steps.slice(),
      diagnostics: diagnostics.save(),
    }),

    restore(state) {
      const lists = [state.states, state.streams, state.steps, state.diagnostics.open];
      const stranger = lists.find((list) => list.length !== numEnvs);
      if (stranger) throw new Error(`${env.id}: the state is of ${stranger.length} copies; it must be of ${numEnvs}`);
      for (let i = 0; i < numEnvs; i++) {
        states[i] = restoreState(env, state.states[i]);
        streams[i] = restoreRng(state.streams[i]);
      }
      steps.set(state.steps);
      diagnostics.restore(state.diagnostics);
    },
  };
}

/** Cuts a batch into one view per environment, and remembers the cut: views are costly to make, rows are reused. */
function slotsOf(size: number): (batch: Float32Array) => Float32Array[] {
  const known = new WeakMap<Float32Array, Float32Array[]>();
  return (batch) => {
    let views = known.get(batch);
    if (!views) {
      views = Array.from({ length: batch.length / size }, (_, i) => batch.subarray(i * size, (i + 1) * size));
      known.set(batch, views);
    }
    return views;
  };
}
