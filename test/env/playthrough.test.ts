import { expect, it } from "vitest";
import { playthrough, sceneOf } from "../../src/env/playthrough.ts";
import { loadEnv } from "../../src/env/registry.ts";
import { rng } from "../../src/math/rng.ts";

it("sums up rewards and costs until the episode ends, and does nothing from there", async () => {
  const episode = playthrough(await loadEnv("Bridge-v0"), rng(0));
  expect(episode.moment).toEqual({ step: 0, reward: 0, costs: [0], episodeReturn: 0, episodeCosts: [0] });
  for (let i = 0; i < 3; i++) episode.act("right");
  expect(episode.moment).toEqual({ step: 3, reward: -1, costs: [1], episodeReturn: -3, episodeCosts: [3] });
  for (let i = 0; i < 2; i++) episode.act("right");
  const end = { step: 4, reward: 19, costs: [0], episodeReturn: 16, episodeCosts: [3], ending: "terminated" };
  expect(episode.moment).toEqual(end);
});

it("is cut off by the time limit", async () => {
  const episode = playthrough(await loadEnv("Bridge-v0"), rng(0));
  for (let i = 0; i < 50; i++) episode.act("left");
  expect(episode.moment).toMatchObject({ step: 40, episodeReturn: -40, ending: "truncated" });
});

it("shows environments without a scene by their text, and others not at all", async () => {
  const env = await loadEnv("Bridge-v0");
  const state = env.reset(rng(0));
  expect(sceneOf({ ...env, scene: undefined } as never, state)).toMatchObject({ shapes: [], text: env.render!(state) });
  expect(sceneOf(await loadEnv("LinearQuadratic-v0"), {})).toBeUndefined();
});
