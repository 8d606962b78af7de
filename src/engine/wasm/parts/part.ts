/** A step of the computation of a network, on `rows` rows of the present chunk; a multiple of 4. */
export type Pass = (rows: number) => void;

/** A part of a network. A network goes through its parts in order, and back in the opposite order. */
export interface Part {
  readonly forward: Pass;
  /** The same for the first row alone, where there is a quicker way; it leaves the other rows as they are. */
  readonly forwardRow?: () => void;
  /** Adds the gradients of the part's parameters, and hands d loss / d input to the part before. */
  readonly backward: Pass;
}
