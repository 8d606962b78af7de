import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { nearest } from "../math/nearest.ts";
import type { AnyEnv } from "./defineEnv.ts";

/** The folder of the shipped environments, written or compiled like this file. */
const shipped = new URL("../../envs/", import.meta.url);
const extension = extname(import.meta.url);

/** The shipped environments, id → file: a file is all it takes to add one. */
function shippedFiles(): ReadonlyMap<string, string> {
  const files = readdirSync(shipped).filter((file) => file.endsWith(extension) && !file.endsWith(".d.ts"));
  return new Map(files.map((file) => [idOf(basename(file, extension)), file]));
}

/** The ids of the shipped environments. */
export const envIds = (): string[] => [...shippedFiles().keys()].sort();

// bridgeSlip.ts ↔ BridgeSlip-v0; safexpPointGoal1.ts ↔ Safexp-PointGoal1-v0, for ids as Safety-Gym has them
const idOf = (name: string) => `${name[0].toUpperCase()}${name.slice(1)}-v0`.replace(/^Safexp(?=[A-Z])/, "Safexp-");

/**
 * Finds an environment by the id of a shipped one, or by the path of a module
 * whose default export is one. Paths are told by their slash or ending, and
 * count from the working directory.
 *
 * @throws where there is no such environment, or the module holds something else.
 */
export async function loadEnv(idOrPath: string): Promise<AnyEnv> {
  if (/[/\\]|\.[cm]?[jt]s$/.test(idOrPath)) return loadFile(idOrPath);
  const file = shippedFiles().get(idOrPath);
  if (file !== undefined) return validated(idOrPath, await import(new URL(file, shipped).href));
  const ids = envIds();
  const similar = nearest(idOrPath, ids);
  const hint = similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : `expected one of ${ids.join(", ")}`;
  throw new Error(`environment "${idOrPath}": no shipped environment has this id; ${hint}`);
}

async function loadFile(path: string): Promise<AnyEnv> {
  const file = resolve(path);
  if (!existsSync(file)) {
    const neighbors = existsSync(dirname(file)) ? readdirSync(dirname(file)) : [];
    const similar = nearest(basename(file), neighbors).map((name) => path.slice(0, -basename(path).length) + name);
    const hint =
      similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : "paths count from the working directory";
    throw new Error(`${path}: there is no such file; ${hint}`);
  }
  try {
    return validated(path, await import(pathToFileURL(file).href));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_UNKNOWN_FILE_EXTENSION") throw error;
    const ways = "start it with the saddle command, or with node --import tsx";
    throw new Error(`${path}: this process does not read TypeScript; ${ways}`, { cause: error });
  }
}

function validated(where: string, { default: env }: { default?: unknown }): AnyEnv {
  if (!isEnv(env)) {
    throw new Error(`${where}: the default export is not an environment; export default defineEnv({...})`);
  }
  return env;
}

function isEnv(value: unknown): value is AnyEnv {
  const { id, observationSpace, actionSpace, reset, step, observe } = (value ?? {}) as Partial<AnyEnv>;
  const does = [reset, step, observe].every((method) => typeof method === "function");
  return does && typeof id === "string" && observationSpace?.kind === "box" && actionSpace?.kind !== undefined;
}
