import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { checkEnv } from "../../src/env/checkEnv.ts";
import { envIds, loadEnv } from "../../src/env/registry.ts";

const folder = mkdtempSync(join(tmpdir(), "registry-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a module to a folder far from the project. */
const written = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe("loadEnv", () => {
  it("finds shipped environments by id", async () => {
    expect(envIds()).toContain("BridgeSlip-v0");
    expect((await loadEnv("BridgeSlip-v0")).id).toBe("BridgeSlip-v0");
  });

  it("finds those of Safety-Gym, whose ids have a dash more", async () => {
    expect(envIds()).toContain("Safexp-PointGoal1-v0");
    expect((await loadEnv("Safexp-PointGoal1-v0")).id).toBe("Safexp-PointGoal1-v0");
    const refusal =
      'environment "SafexpPointGoal1-v0": no shipped environment has this id; did you mean Safexp-PointGoal1-v0';
    await expect(loadEnv("SafexpPointGoal1-v0")).rejects.toThrow(refusal);
  });

  it("finds any other by its path", async () => {
    expect((await loadEnv("envs/gates.ts")).id).toBe("Gates-v0");
  });

  it("runs the environment that envs/README.md shows", async () => {
    const [, code] = /```ts\n(.*?)```/s.exec(readFileSync("envs/README.md", "utf8")) ?? [];
    const index = pathToFileURL("src/index.ts").href;
    const pond = await loadEnv(written("pond.ts", code.replace('"../src/index.ts"', JSON.stringify(index))));
    expect(pond.id).toBe("Pond-v0");
    const { meanCosts } = checkEnv(pond, { episodes: 20 });
    expect(meanCosts[0]).toBeGreaterThan(0);
  });

  it.each([
    ["Brige-v0", 'environment "Brige-v0": no shipped environment has this id; did you mean Bridge-v0?'],
    ["Elephant", /^environment "Elephant": no shipped environment has this id; "npx saddle list" names all \d+$/],
    ["envs/gaets.ts", "envs/gaets.ts: there is no such file; did you mean envs/gates.ts?"],
    ["src/env", "src/env: is a folder; give the path of a module whose default export is an environment"],
    ["nowhere/x.ts", "nowhere/x.ts: there is no such file; paths count from the working directory"],
    [
      "src/math/clamp.ts",
      "src/math/clamp.ts: the default export is not an environment; export default defineEnv({...})",
    ],
  ])("%s is refused in one sentence", async (name, message) => {
    await expect(loadEnv(name)).rejects.toThrow(message);
  });

  it("refuses a default export that lacks a method", async () => {
    const path = written("half.mjs", "export default { id: 'Half-v0', reset() {}, step() {} };");
    await expect(loadEnv(path)).rejects.toThrow("half.mjs: the default export is not an environment;");
  });

  it("lets the errors of a module through", async () => {
    const path = written("angry.mjs", "throw new Error('Angry-v0: no map; draw one');");
    await expect(loadEnv(path)).rejects.toThrow("Angry-v0: no map; draw one");
  });
});
