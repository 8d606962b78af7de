import { existsSync, readFileSync } from "node:fs";

// The package stands two folders above the sources, and three above what is compiled from them.
const packageFile = ["../../package.json", "../../../package.json"]
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

/** The version of Saddle, as its package says. */
export const version: string = packageFile
  ? (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version
  : "unknown";
