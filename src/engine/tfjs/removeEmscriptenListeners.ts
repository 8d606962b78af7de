/**
 * Takes away what the glue of the wasm backend hears of errors that nobody catches: it throws them once more, and
 * Node then shows 30 000 letters of its source instead of where the error came from.
 */
export function removeEmscriptenListeners(): void {
  if (typeof process === "undefined" || process.listeners === undefined) return;
  for (const listener of process.listeners("uncaughtException")) {
    if (String(listener).includes("instanceof ExitStatus")) process.off("uncaughtException", listener);
  }
  for (const listener of process.listeners("unhandledRejection")) {
    const text = String(listener).replaceAll(/[\s;]/g, "");
    if (text === "function(reason){throwreason}") process.off("unhandledRejection", listener);
  }
}
