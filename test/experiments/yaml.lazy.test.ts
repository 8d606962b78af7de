import { expect, it, vi } from "vitest";

const loaded = vi.hoisted(() => new Set<string>());
vi.mock("yaml", (original) => (loaded.add("yaml"), original()));
vi.mock("zod", (original) => (loaded.add("zod"), original()));
vi.mock("mathjs/number", (original) => (loaded.add("mathjs"), original()));

it("what reads YAML and formulas is loaded by those who ask for it", async () => {
  await import("../../src/index.ts");
  const { loadExperiment } = await import("../../src/experiments/source.ts");
  await loadExperiment({ experiment: "experiments/pond.ts" });
  expect([...loaded]).toEqual([]);
  await loadExperiment({ experiment: "experiments/limits.yaml" });
  expect([...loaded].sort()).toEqual(["mathjs", "yaml", "zod"]);
});
