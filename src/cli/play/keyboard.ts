/** Where key presses come from; the input of a process is one. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: "data", listener: (data: Buffer | string) => void): unknown;
  off(event: "data", listener: (data: Buffer | string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Key presses, one at a time. */
export interface Keyboard {
  /** The next key, or "" where none came within `seconds`; "quit" where there is nothing more to come. */
  next(seconds?: number): Promise<Key>;
  /** Gives the terminal back as it was. */
  close(): void;
}

/** A letter or digit as it was typed, or the name of another key. */
export type Key = string;

const NAMED: Readonly<Record<string, Key>> = {
  "\u001b[A": "up",
  "\u001b[B": "down",
  "\u001b[C": "right",
  "\u001b[D": "left",
  "\u001bOA": "up",
  "\u001bOB": "down",
  "\u001bOC": "right",
  "\u001bOD": "left",
  " ": "space",
  "\u0003": "quit", // Ctrl-C, which in raw mode interrupts nothing
  "\u0004": "quit",
  q: "quit",
};

/**
 * Listens to a terminal, key by key.
 *
 * @throws where the input is no terminal.
 */
export function keyboard(input: KeyInput | undefined, interrupt: AbortSignal): Keyboard {
  if (!input?.isTTY || !input.setRawMode) {
    throw new Error("play: there is no keyboard here; use a terminal, or --svg <file> with --actions or --seed");
  }
  const waiting: Key[] = [];
  let wake = () => {};
  let isOver = interrupt.aborted;
  const hear = (data: Buffer | string) => {
    waiting.push(...keysOf(String(data)));
    wake();
  };
  const end = () => {
    isOver = true;
    wake();
  };
  input.setRawMode(true);
  input.on("data", hear);
  input.resume();
  interrupt.addEventListener("abort", end);

  return {
    async next(seconds) {
      if (waiting.length === 0 && !isOver) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (seconds !== undefined) timer = setTimeout(resolve, seconds * 1000);
        });
        clearTimeout(timer);
      }
      return isOver ? "quit" : (waiting.shift() ?? "");
    },
    close() {
      interrupt.removeEventListener("abort", end);
      input.off("data", hear);
      input.setRawMode!(false);
      input.pause();
    },
  };
}

/** What was typed, key by key. */
const keysOf = (data: string): Key[] =>
  // oxlint-disable-next-line no-control-regex -- keys other than letters begin with a control character
  (data.match(/\u001b[[O][A-D]|[^]/g) ?? []).map((text) => NAMED[text] ?? text.toLowerCase());
