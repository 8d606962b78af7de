import { describe, expect, it } from "vitest";
import { checkEnv } from "../../src/env/checkEnv.ts";
import { costNamesOf } from "../../src/env/defineEnv.ts";
import { envIds, loadEnv } from "../../src/env/registry.ts";

describe.each(envIds())("%s", (id) => {
  it("keeps every promise", async () => {
    const env = await loadEnv(id);
    const episodes = env.maxEpisodeSteps > 400 ? 1 : 2; // one that is long says as much
    const { steps, meanCosts, meanLength } = checkEnv(env, { episodes });
    expect(meanLength).toBe(steps / episodes);
    expect(meanCosts).toHaveLength(costNamesOf(env).length);
  });

  it("lies in the file of its name", async () => {
    expect((await loadEnv(id)).id).toBe(id);
  });
});
