import { describe, expect, it } from "vitest";
import { checkEnv } from "../../src/env/checkEnv.ts";
import { costNamesOf } from "../../src/env/defineEnv.ts";
import { envIds, loadEnv } from "../../src/env/registry.ts";

describe.each(envIds())("%s", (id) => {
  it("keeps every promise", async () => {
    const env = await loadEnv(id);
    const { steps, meanCosts, meanLength } = checkEnv(env, { episodes: 2 });
    expect(meanLength).toBe(steps / 2);
    expect(meanCosts).toHaveLength(costNamesOf(env).length);
  });

  it("lies in the file of its name", async () => {
    expect((await loadEnv(id)).id).toBe(id);
  });
});
