import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";

// "Cannot find module 'a' imported from b", or "Cannot find module 'a' Require stack: - b" where b is CommonJS
const MESSAGE = /^Cannot find (?:module|package) '(.+?)'\s+(?:imported from|Require stack:\s+-) '?(.+?)'?(?:\s*$|\n)/;

/**
 * What to say where a module that is there imports one that is not: which, and who asked for it.
 *
 * @param message what Node says of it.
 */
export function noSuchModule(message: string, cause: unknown): Error {
  const [, module, importer] = MESSAGE.exec(message) ?? [];
  if (module === undefined || importer === undefined) return new Error(message, { cause });
  const advice = isPath(module) ? "its imports count from its own folder" : `install it with npm install ${module}`;
  return new Error(`${here(importer)}: imports ${here(module)}, which is not there; ${advice}`, { cause });
}

const isPath = (module: string) => /^(\.|file:)/.test(module) || isAbsolute(module);

/** A path as one would type it here. */
function here(name: string): string {
  const path = name.startsWith("file:") ? fileURLToPath(name) : name;
  return isAbsolute(path) ? relative(process.cwd(), path) : path;
}
