// Compiles the kernels to WebAssembly and writes them as a module of TypeScript:
// node src/engine/wasm/build.mjs [file]

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here("kernels.generated.ts");

let binary;
const { error, stderr } = await asc.main(
  // prettier-ignore
  [
    "index.ts", "--outFile", "kernels.wasm", "-O3", "--noAssert", "--runtime", "stub", "--use", "abort=",
    "--enable", "simd", "--importMemory", "--initialMemory", "1",
  ],
  {
    readFile: (name) => {
      try {
        return readFileSync(here(`kernels/${basename(name)}`), "utf8");
      } catch {
        return null; // the compiler tries several places
      }
    },
    writeFile: (name, contents) => {
      if (name === "kernels.wasm") binary = contents;
    },
    listFiles: () => [],
  },
);
if (error) throw new Error(`build.mjs: the kernels do not compile; ${error.message}\n${stderr.toString()}`);

writeFileSync(
  target,
  `/** The kernels, compiled: WebAssembly in base64. Made by \`npm run kernels\`; not for editing. */
export const kernels =
  "${Buffer.from(binary).toString("base64")}";
`,
);
console.log(`${binary.length} bytes of WebAssembly → ${target}`);
