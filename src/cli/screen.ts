import type { Screen } from "../experiments/progress.ts";
import type { KeyInput } from "./play/keyboard.ts";

/** What a command talks to: results go to `out`, progress and complaints to `err`. */
export interface Terminal {
  readonly out: Screen & { readonly rows?: number };
  readonly err: Screen;
  /** Ctrl-C. */
  readonly interrupt: AbortSignal;
  /** Where keys come from, if from anywhere. */
  readonly input?: KeyInput;
}

/** The exit codes of the command. */
export const exitCodes = { ok: 0, failed: 1, interrupted: 130 } as const;
