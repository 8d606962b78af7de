import { defineConfig } from "vitest/config";

// What leaves a mark on its process: a backend of TensorFlow.js, threads, a working folder of its own, a module replaced.
const apart = [
  "test/engine/tfjs*.test.ts",
  "test/engine/{crew,wasm,wasm.threads}.test.ts",
  "test/experiments/yaml.lazy.test.ts",
  "test/{conformance,golden,parity}/**/*.test.ts",
  "test/fuzz/commands.test.ts",
];
const all = { setupFiles: ["test/setup.ts"], testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    server: { deps: { external: [/node_modules\/@tensorflow/] } },
    projects: [
      { extends: true, test: { ...all, name: "apart", include: apart, isolate: true } },
      // One process loads Saddle once for many files; to load it anew for each would take most of the time.
      {
        extends: true,
        test: { ...all, name: "together", include: ["test/**/*.test.ts"], exclude: apart, isolate: false },
      },
    ],
  },
});
