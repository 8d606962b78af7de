/** One time step of every environment; views into a {@link Rollout}. */
export interface Row {
  readonly obs: Float32Array; // [numEnvs, obsSize] what the policy sees
  readonly action: Float32Array; // [numEnvs, actionSize] as the policy said it, before any clipping
  readonly logProb: Float32Array; // [numEnvs] of the action, when it was taken
  readonly reward: Float32Array; // [numEnvs]
  readonly costs: readonly Float32Array[]; // one per cost of the environment, each [numEnvs]
  readonly nextObs: Float32Array; // [numEnvs, obsSize] the true successor, before any reset
  readonly terminated: Uint8Array; // [numEnvs] 1 where the task itself ended
  readonly ended: Uint8Array; // [numEnvs] 1 where the episode stopped: terminated or truncated
}

/** `numSteps` rows of experience. As a `Row`, it is all of them end to end: [numSteps, numEnvs, …]. */
export interface Rollout extends Row {
  readonly numSteps: number;
  readonly numEnvs: number;
  /** Row by row, and at the end one more, which holds what is seen next. */
  readonly rows: readonly Row[];
}

export interface RolloutShape {
  readonly numSteps: number;
  readonly numEnvs: number;
  readonly obsSize: number;
  readonly actionSize: number;
  readonly numCosts: number;
}

/** An empty rollout. Allocate once, fill many times. */
export function rollout({ numSteps, numEnvs, obsSize, actionSize, numCosts }: RolloutShape): Rollout {
  const floats = (size = 1) => new Float32Array((numSteps + 1) * numEnvs * size);
  const bytes = () => new Uint8Array((numSteps + 1) * numEnvs);
  const whole: Row = {
    obs: floats(obsSize),
    action: floats(actionSize),
    logProb: floats(),
    reward: floats(),
    costs: Array.from({ length: numCosts }, () => floats()),
    nextObs: floats(obsSize),
    terminated: bytes(),
    ended: bytes(),
  };
  const between = (from: number, to: number): Row => {
    const cut = <A extends Float32Array | Uint8Array>(column: A): A => {
      const perRow = column.length / (numSteps + 1);
      return column.subarray(from * perRow, to * perRow) as A;
    };
    return {
      obs: cut(whole.obs),
      action: cut(whole.action),
      logProb: cut(whole.logProb),
      reward: cut(whole.reward),
      costs: whole.costs.map(cut),
      nextObs: cut(whole.nextObs),
      terminated: cut(whole.terminated),
      ended: cut(whole.ended),
    };
  };
  return {
    ...between(0, numSteps),
    numSteps,
    numEnvs,
    rows: Array.from({ length: numSteps + 1 }, (_, t) => between(t, t + 1)),
  };
}
