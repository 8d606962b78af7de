import { shown } from "../shown.ts";

/** Sums diagnostics over episodes, and averages the episodes. */
export interface Diagnostics {
  /**
   * What a step of the i-th environment said.
   *
   * @throws where it is no number.
   */
  add(i: number, info: Readonly<Record<string, number>>): void;
  /** The episode of the i-th environment has ended. */
  close(i: number): void;
  /** Means over the episodes that ended since the last time it was asked. */
  means(): Record<string, number>;
  save(): DiagnosticsState;
  restore(state: DiagnosticsState): void;
}

export interface DiagnosticsState {
  readonly open: readonly ReadonlyMap<string, number>[]; // per environment, sums of the episode so far
  readonly sums: Readonly<Record<string, number>>; // over the episodes that ended
  readonly count: number; // of those episodes
}

/** @param id of the environment, for errors. */
export function diagnosticsOf(numEnvs: number, id: string): Diagnostics {
  let open = Array.from({ length: numEnvs }, () => new Map<string, number>());
  let sums = named();
  let count = 0;
  return {
    add(i, info) {
      for (const name in info) {
        const value: unknown = info[name];
        if (typeof value !== "number") throw new Error(`${id}: info.${name} is ${shown(value)}; it must be a number`);
        open[i].set(name, (open[i].get(name) ?? 0) + value);
      }
    },
    close(i) {
      for (const [name, sum] of open[i]) sums[name] = (sums[name] ?? 0) + sum;
      open[i].clear();
      count++;
    },
    means() {
      const means = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count]));
      sums = named();
      count = 0;
      return means;
    },
    save: () => structuredClone({ open, sums, count }),
    restore(state) {
      open = state.open.map((each) => new Map(each));
      sums = Object.assign(named(), state.sums);
      count = state.count;
    },
  };
}

/** A record without a prototype, for an environment may call what it counts "constructor". */
const named = () => Object.create(null) as Record<string, number>;
