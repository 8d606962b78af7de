import { describe, expect, it } from "vitest";
import { checkEnv } from "../../src/env/checkEnv.ts";
import { defineEnv, type AnyEnv } from "../../src/env/defineEnv.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import gearbox from "./gearbox.ts";
import { pond } from "./pond.ts";

type Pond = typeof pond;
type State = ReturnType<Pond["reset"]>;

/** The pond with one promise broken. */
const broken = (changes: Partial<AnyEnv>): AnyEnv => ({ ...pond, ...changes });
const answering = (answer: object): AnyEnv =>
  broken({ step: (...args: Parameters<Pond["step"]>) => ({ ...pond.step(...args), ...answer }) });

describe("checkEnv", () => {
  it("says what random actions bring", () => {
    const steady = defineEnv({
      id: "Steady-v0",
      observationSpace: box({ size: 1 }),
      actionSpace: discrete(2),
      maxEpisodeSteps: 4,
      costNames: ["heat", "noise"],
      reset: () => ({}),
      step: () => ({ reward: 2, cost: [0.5, 1] }),
      observe: (_, obs) => void obs.fill(0),
    });
    expect(checkEnv(steady, { episodes: 5, seed: 3 })).toEqual({
      episodes: 5,
      steps: 20,
      terminated: 0,
      meanReturn: 8,
      meanCosts: [2, 4],
      meanLength: 4,
    });
  });

  it("counts the episodes that the environment itself ended", () => {
    expect(checkEnv(answering({ terminated: true }), { episodes: 4 })).toMatchObject({ steps: 4, terminated: 4 });
  });

  it.each<AnyEnv>([pond, gearbox])("finds nothing wrong with $id", (env) => expect(checkEnv(env).episodes).toBe(3));

  it.each<[flaw: string, env: AnyEnv, message: string | RegExp]>([
    [
      "an unwritten slot",
      broken({ observe: (_: State, obs: Float32Array) => void (obs[0] = 0) }),
      "Pond-v0: observe wrote NaN, or nothing, at index 1 on reset (seed 0); every observation must lie in observationSpace, 0 to 1",
    ],
    [
      "an observation out of bounds",
      broken({ observe: (_: State, obs: Float32Array) => void obs.fill(1.5) }),
      "Pond-v0: observe wrote 1.5 at index 0 on reset (seed 0);",
    ],
    [
      "a reward that is none",
      answering({ reward: NaN }),
      "Pond-v0: step answered reward NaN on step 1 (seed 0); it must be a finite number",
    ],
    [
      "a cost below 0",
      answering({ cost: -1 }),
      "Pond-v0: step answered cost -1 on step 1 (seed 0); a cost must be a finite number, 0 or above",
    ],
    ["no cost", answering({ cost: undefined }), "Pond-v0: step answered cost undefined on step 1 (seed 0);"],
    [
      "a cost too many",
      answering({ cost: [0, 0] }),
      "Pond-v0: step answered 2 cost(s) on step 1 (seed 0); it must be 1, one for each of cost",
    ],
    [
      "one cost for two names",
      { ...pond, costNames: ["heat", "noise"] },
      "Pond-v0: step answered 1 cost(s) on step 1 (seed 0); it must be 2, one for each of heat, noise",
    ],
    [
      "a flag that is a number",
      answering({ terminated: 1 }),
      "Pond-v0: step answered terminated 1 on step 1 (seed 0); it must be true or false, or left out",
    ],
    [
      "a diagnostic that is a text",
      answering({ info: { place: "shore" } }),
      'Pond-v0: step answered info.place "shore" on step 1 (seed 0); diagnostics must be finite numbers',
    ],
    [
      "no answer",
      broken({ step: (() => undefined) as never }),
      "Pond-v0: step answered undefined on step 1 (seed 0); it must answer { reward, cost, … }",
    ],
    [
      "an action space that is none",
      { ...pond, actionSpace: { gear: discrete(2) } },
      "Pond-v0: actionSpace is [object Object]; it must be made with discrete, box, multiDiscrete or product",
    ],
    [
      "an observation space that is none",
      broken({ observationSpace: discrete(2) as never }),
      "Pond-v0: observationSpace is one of 0, 1; it must be a box, such as box({ size: 2 })",
    ],
    [
      "no time limit",
      { ...pond, maxEpisodeSteps: 0 },
      "Pond-v0: maxEpisodeSteps is 0; it must be a whole number above 0",
    ],
  ])("finds %s", (_, env, message) => {
    expect(() => checkEnv(env)).toThrow(message);
  });

  it("finds randomness that no seed commands", () => {
    let hidden = 0;
    const env = broken({ reset: () => ({ position: 0.01 * hidden++, depth: 0 }) });
    expect(() => checkEnv(env)).toThrow(
      "Pond-v0: the same seed gave another episode: observe gave 0, then 0.009999999776482582 as index 0 on reset (seed 0); draw all that is random from rng, and reset all that changes",
    );
  });

  it("finds an observation that changes what it looks at", () => {
    const observe = (state: State, obs: Float32Array) => {
      pond.observe(state, obs);
      state.position *= 0.99;
    };
    expect(() => checkEnv(broken({ observe }))).toThrow(
      /^Pond-v0: observing twice gave another episode: .*; observe must only read the state$/,
    );
  });

  it.each<[keeping: string, keep: (action: { push: Float32Array }) => { push: Float32Array }]>([
    ["an action", (action) => action],
    ["a vector of an action", ({ push }) => ({ push })],
  ])("finds an environment that keeps %s, which the next step changes", (_, keep) => {
    const jerk = (kept: (action: any) => { push: Float32Array }): AnyEnv => ({
      ...gearbox,
      reset: () => ({ place: 0, goal: 1, last: { push: Float32Array.of(0) } }),
      step(state: any, action: { push: Float32Array }) {
        const change = Math.abs(action.push[0] - state.last.push[0]);
        state.last = kept(action);
        return { reward: 0, cost: change };
      },
    });
    expect(() => checkEnv(jerk(keep))).toThrow(
      /^Gearbox-v0: actions that all came in the same object gave another episode: step gave .*, then 0 as cost on step 2 \(seed 0\); copy an action that you keep$/,
    );
    expect(checkEnv(jerk(({ push }) => ({ push: push.slice() }))).meanCosts[0]).toBeGreaterThan(1);
  });

  it("finds two episodes that share a state", () => {
    const shared = { position: 0, depth: 0 };
    const env = broken({ reset: (rng: Parameters<Pond["reset"]>[0]) => Object.assign(shared, pond.reset(rng)) });
    expect(() => checkEnv(env)).toThrow(
      /^Pond-v0: an episode beside it changed this one: .*; keep all that changes in the state, not in the module$/,
    );
  });

  describe("of a state that is saved", () => {
    type Hidden = State & { readonly wind?: object };
    // The wind lies beside the state, where neither a clone of the state nor an episode beside it reaches.
    const winds = new WeakMap<object, number>();
    const windy = {
      reset(rng: Parameters<Pond["reset"]>[0]) {
        const state: Hidden = pond.reset(rng);
        winds.set(state, 0);
        return state;
      },
      step(state: Hidden, ...rest: [any, any]) {
        const wind = (winds.get(state) ?? 0) + 0.125;
        winds.set(state, wind);
        return { ...pond.step(state, ...rest), cost: wind };
      },
    };

    it("finds what is hidden outside of it", () => {
      expect(() => checkEnv(broken(windy))).toThrow(
        /^Pond-v0: a state saved at step \d+ \(seed 0\) has another future: step gave cost [\d.]+ and then 0.125, on step \d+; keep all that changes in the state, as plain data, or offer save and restore$/,
      );
    });

    it("finds nothing wrong where save and restore see to it", () => {
      const save = (state: State) => ({ ...state, wind: winds.get(state) });
      const restore = ({ wind, ...state }: State & { wind: number }) => {
        winds.set(state, wind);
        return state;
      };
      expect(checkEnv(broken({ ...windy, save, restore })).episodes).toBe(3);
    });

    it.each<[what: string, changes: Partial<AnyEnv>, message: RegExp]>([
      [
        "what cannot be saved",
        { reset: (rng) => ({ ...pond.reset(rng), splash: () => 1 }) },
        /^Pond-v0: a state cannot be saved at step \d+ \(seed 0\): .* could not be cloned\.; keep plain data in the state, or/,
      ],
      [
        "what loses its methods",
        {
          reset: (rng: Parameters<Pond["reset"]>[0]) =>
            Object.assign(
              new (class Fish {
                swim() {
                  return 1;
                }
              })(),
              pond.reset(rng),
            ),
          step: (state: any, ...rest: [any, any]) => ({ ...pond.step(state, ...rest), reward: state.swim() }),
        },
        /^Pond-v0: a state saved at step \d+ \(seed 0\) cannot be gone on from: state\.swim is not a function; keep/,
      ],
      [
        "a restored state that looks otherwise",
        { save: (state) => state, restore: (state) => ({ ...state, depth: 0.5 }) },
        /^Pond-v0: a state saved at step \d+ \(seed 0\) has another future: observe wrote at index 1 .* and then 0.5, at once; keep/,
      ],
    ])("finds %s", (_what, changes, message) => {
      expect(() => checkEnv(broken(changes))).toThrow(message);
    });
  });

  it("needs at least one episode", () => {
    expect(() => checkEnv(pond, { episodes: 0 })).toThrow("checkEnv: episodes is 0; it must be a whole number above 0");
  });
});
