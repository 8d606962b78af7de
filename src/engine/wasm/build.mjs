// Compiles the kernels to WebAssembly, strict and relaxed, and writes them as a module of TypeScript:
// node src/engine/wasm/build.mjs [file]

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here("kernels.generated.ts");

async function compile(...features) {
  let binary;
  const { error, stderr } = await asc.main(
    // prettier-ignore
    [
      "index.ts", "--outFile", "kernels.wasm", "-O3", "--noAssert", "--runtime", "stub", "--use", "abort=",
      "--enable", features.join(","), "--importMemory", "--initialMemory", "1",
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
  return Buffer.from(binary);
}

const [strict, relaxed] = [await compile("simd"), await compile("simd", "relaxed-simd")];
writeFileSync(
  target,
  `/** The kernels, compiled: WebAssembly in base64. Made by \`npm run kernels\`; not for editing. */
export const strict =
  "${strict.toString("base64")}";

/** The same with relaxed SIMD. */
export const relaxed =
  "${relaxed.toString("base64")}";
`,
);
console.log(`${strict.length} and ${relaxed.length} bytes of WebAssembly → ${target}`);
