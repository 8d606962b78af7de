/**
 * A loss of one sample, and its slope in the first argument. They are written
 * side by side, in plain numbers; a property test holds them to each other.
 */
export interface PolicyLoss {
  /**
   * `ratio` is π(a|s) / μ(a|s), of the policy being improved to the one that
   * acted. `center` is what that ratio was when the update began: 1 for fresh
   * samples, anything for replayed ones.
   */
  loss(ratio: number, advantage: number, center: number): number;
  slope(ratio: number, advantage: number, center: number): number;
}

export interface ValueLoss {
  /** `oldValue` is what the critic said when the update began. */
  loss(value: number, target: number, oldValue: number): number;
  slope(value: number, target: number, oldValue: number): number;
}
