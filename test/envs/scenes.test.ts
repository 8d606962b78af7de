import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkScene } from "../../src/env/checkScene.ts";
import type { AnyEnv } from "../../src/env/defineEnv.ts";
import { playthrough } from "../../src/env/playthrough.ts";
import { envIds, loadEnv } from "../../src/env/registry.ts";
import { sceneText } from "../../src/env/sceneText.ts";
import { rng } from "../../src/math/rng.ts";

const NUM_STEPS = 20;
const all = await Promise.all(envIds().map(loadEnv));

it("is offered by all but two that are numbers only", () => {
  const silent = all.filter(({ scene }) => !scene).map(({ id }) => id);
  expect(silent).toEqual(["LinearQuadratic-v0", "Pond-v0"]);
});

describe.each(all.filter(({ scene }) => scene))("the scene of $id", (env: AnyEnv) => {
  /** The scenes of some steps of a random episode. */
  function* scenes(seed: number) {
    const random = rng(seed);
    const choices = random.split("choices");
    const episode = playthrough(env, random);
    yield env.scene!(episode.state);
    while (!episode.moment.ending && episode.moment.step < NUM_STEPS) {
      episode.act(env.actionSpace.sample(choices));
      yield env.scene!(episode.state);
    }
  }

  it("can be drawn at any time, its ground within the view, its agent last and only once", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const scene of scenes(seed)) {
          checkScene(scene, env.id);
          const isSelf = ({ role }: { role: string }) => role === "robot" || role === "agent";
          expect(scene.shapes.filter(isSelf)).toEqual([scene.shapes.at(-1)]);
          const { view } = scene;
          // What can be pushed may leave the view; nothing else may, the robot aside.
          const outside = scene.shapes.slice(0, -1).filter(({ form, x, y, size }) => {
            const [right, up] = [Math.abs(x - view.x) + size, Math.abs(y - view.y) + size];
            return form !== "box" && (right > view.width / 2 + 0.2 || up > view.height / 2 + 0.2);
          });
          expect(outside).toEqual([]);
        }
      }),
      { numRuns: 2 },
    );
  });

  it("can be read as text", () => {
    expect(sceneText([...scenes(1)][0])).toMatch(/[→↗↑↖←↙↓↘] robot|@ agent/u);
  });
});

it("a board keeps to itself what only says where things begin", async () => {
  const env = await loadEnv("SideEffectsSokoban-v0");
  const episode = playthrough(env, rng(0));
  episode.act("down"); // pushes the box
  const { shapes } = env.scene!(episode.state);
  expect(shapes.filter(({ label }) => label === "X")).toMatchObject([{ role: "box", x: 2, y: -3 }]);
  expect(shapes.at(-1)).toMatchObject({ role: "agent", x: 2, y: -2 });
});

it("a gridworld knows what costs and what pays", async () => {
  const env = await loadEnv("Bridge-v0");
  const text = sceneText(env.scene!(env.reset(rng(0))), { gap: " " });
  expect(text).toBe(
    [
      "· · · · ·",
      "@ H H H G",
      "· █ █ █ ·",
      "· · · · ·",
      "· · · · ·",
      "@ agent  S start  H hazard  G goal  █ wall",
    ].join("\n"),
  );
});
