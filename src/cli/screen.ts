import type { Screen } from "../experiments/progress.ts";

/** What a command talks to: results go to `out`, progress and complaints to `err`. */
export interface Terminal {
  readonly out: Screen;
  readonly err: Screen;
  /** Ctrl-C. */
  readonly interrupt: AbortSignal;
}

/** The exit codes of the command. */
export const exitCodes = { ok: 0, failed: 1, interrupted: 130 } as const;
