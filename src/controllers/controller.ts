/** How fast things go at an update. */
export interface Pace {
  /** The share of training that is done, in [0, 1). */
  readonly progress: number;
  /** A factor on every learning rate and integral gain: 1, unless something cools the controller. */
  readonly rate: number;
}

/**
 * A controller hears one number per update and answers with one number. A
 * multiplier hears the violation and answers λ; a threshold hears the episode
 * cost and answers the limit to aim at.
 *
 * `update` is pure and the state is plain data, so a checkpoint is its JSON.
 */
export interface Controller<State = any> {
  init(): State;
  update(state: State, input: number, pace: Pace): State;
  value(state: State): number;
}
