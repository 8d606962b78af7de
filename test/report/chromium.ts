import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = "/usr/bin/chromium";

/** Why a page cannot be opened here; undefined where it can. */
export const noChromium = existsSync(PROGRAM) ? undefined : `${PROGRAM} is not there`;

/** Opens a page for so many seconds, which pass at once, and answers what it looks like in the end, as markup, and what it wrote to the console. */
export function open(file: string, { width = 1200, height = 900, seconds = 3 } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "saddle-chromium-"));
  const errors = join(profile, "errors.txt");
  const flags = [
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking",
    "--disable-component-update --disable-sync --enable-logging=stderr --dump-dom",
  ];
  try {
    const shell = `exec "${PROGRAM}" "$@" 2> "${errors}"`;
    const size = `--window-size=${width},${height}`;
    const time = `--virtual-time-budget=${1000 * seconds}`;
    const args = [...flags.join(" ").split(" "), time, `--user-data-dir=${profile}`, size, `file://${file}`];
    const markup = execFileSync("sh", ["-c", shell, "sh", ...args], {
      encoding: "utf8",
      maxBuffer: 1e8,
      timeout: 60_000,
    });
    const said = execFileSync("cat", [errors], { encoding: "utf8" });
    return { markup, console: said.split("\n").filter((line) => line.includes("CONSOLE")) };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
