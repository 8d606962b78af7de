// Compiles the kernels to WebAssembly, strict and relaxed, for memories of their own and shared ones, and writes them as a module of TypeScript:
// node src/engine/wasm/build.mjs [file]

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here("kernels.generated.ts");

async function compile(features, ...options) {
  let binary;
  const { error, stderr } = await asc.main(
    // prettier-ignore
    [
      "index.ts", "--outFile", "kernels.wasm", "-O3", "--noAssert", "--runtime", "stub", "--use", "abort=",
      "--enable", features, "--importMemory", "--initialMemory", "1", ...options,
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

// As many pages as MOST_PAGES of memory.ts.
const shared = ["--sharedMemory", "--maximumMemory", "16384"];
const binaries = {
  strict: await compile("simd"),
  relaxed: await compile("simd,relaxed-simd"),
  strictShared: await compile("simd,threads", ...shared),
  relaxedShared: await compile("simd,relaxed-simd,threads", ...shared),
};
const modules = Object.entries(binaries).map(
  ([name, binary]) => `export const ${name} =\n  "${binary.toString("base64")}";\n`,
);
writeFileSync(
  target,
  `/** The kernels, compiled: WebAssembly in base64. Made by \`npm run kernels\`; not for editing. */\n${modules.join("\n")}`,
);
const sizes = Object.entries(binaries).map(([name, { length }]) => `${name} ${length}`);
console.log(`bytes of WebAssembly: ${sizes.join(", ")} → ${target}`);
