import type { Terminal } from "../screen.ts";

const CLEAR = "\u001b[H\u001b[2J";
const ENTER = "\u001b[?1049h\u001b[?25l"; // the other screen, without a cursor
const LEAVE = "\u001b[?25h\u001b[?1049l";

/** A screen of which every picture takes the whole. */
export interface Display {
  /** Lines, where that is known. */
  readonly height: number | undefined;
  show(text: string): void;
  /** Gives the screen back as it was. */
  close(): void;
}

/** Takes the screen of a terminal. */
export function display(out: Terminal["out"]): Display {
  out.write(ENTER);
  return {
    get height() {
      return out.rows;
    },
    // In raw mode a new line does not go back to the left by itself.
    show: (text) => void out.write(`${CLEAR}${text.replaceAll("\n", "\r\n")}\r\n`),
    close: () => void out.write(LEAVE),
  };
}
