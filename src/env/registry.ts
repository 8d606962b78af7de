import { existsSync, readdirSync, statSync } from "node:fs";
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
 * Finds an environment by the id of a shipped one, which may say a seed, or by
 * the path of a module whose default export is one. Paths are told by their
 * slash or ending, and count from the working directory.
 *
 * @throws where there is no such environment, or the module holds something else.
 */
export const loadEnv = (idOrPath: string): Promise<AnyEnv> => configuredEnv(idOrPath);

/** Where the paths of environments count from, in words, for whoever gave one that leads nowhere. */
const HERE = "the working directory";

/**
 * The same for a module that exports a function of options, which the id of what it answers should tell.
 *
 * @throws also where there are options, and no function to take them.
 */
export async function configuredEnv(idOrPath: string, options?: object, origin = HERE): Promise<AnyEnv> {
  if (/[/\\]|\.[cm]?[jt]s$/.test(idOrPath)) return loadFile(idOrPath, options, origin);
  const file = shippedFiles().get(idOrPath);
  if (file !== undefined) return validated(idOrPath, await import(new URL(file, shipped).href), options);
  const seeded = await seededEnv(idOrPath, options);
  if (seeded) return seeded;
  const ids = envIds();
  const similar = nearest(idOrPath, ids);
  const hint =
    similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : `"npx saddle list" names all ${ids.length}`;
  throw new Error(`environment "${idOrPath}": no shipped environment has this id; ${hint}`);
}

/** RandomGridworld7-v0 is what the file of RandomGridworld-v0 makes of `{ seed: 7 }`. */
async function seededEnv(id: string, options?: object): Promise<AnyEnv | undefined> {
  const [, name, seed] = /^(.+?)(\d+)-v0$/.exec(id) ?? [];
  const file = shippedFiles().get(`${name}-v0`);
  if (file === undefined) return undefined;
  const module = (await import(new URL(file, shipped).href)) as { default?: unknown };
  return typeof module.default === "function" ? validated(id, module, { ...options, seed: Number(seed) }) : undefined;
}

async function loadFile(path: string, options: object | undefined, origin: string): Promise<AnyEnv> {
  const file = resolve(path);
  if (!existsSync(file)) {
    const neighbors = existsSync(dirname(file)) ? readdirSync(dirname(file)) : [];
    const similar = nearest(basename(file), neighbors).map((name) => path.slice(0, -basename(path).length) + name);
    const hint = similar.length > 0 ? `did you mean ${similar.join(" or ")}?` : `paths count from ${origin}`;
    throw new Error(`${path}: there is no such file; ${hint}`);
  }
  if (statSync(file).isDirectory()) {
    throw new Error(`${path}: is a folder; give the path of a module whose default export is an environment`);
  }
  try {
    return validated(path, await import(pathToFileURL(file).href), options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_UNKNOWN_FILE_EXTENSION") throw error;
    const ways = "start it with the saddle command, or with node --import tsx";
    throw new Error(`${path}: this process does not read TypeScript; ${ways}`, { cause: error });
  }
}

function validated(where: string, { default: made }: { default?: unknown }, options?: object): AnyEnv {
  if (typeof made !== "function" && options !== undefined) {
    throw new Error(`${where}: takes no options; export default a function of them, which answers defineEnv({...})`);
  }
  const env: unknown = typeof made === "function" ? (made as (options: object) => unknown)(options ?? {}) : made;
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
