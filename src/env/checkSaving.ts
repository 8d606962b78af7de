import { fromPlain, toPlain } from "../checkpoint/plain.ts";
import { restoreRng, rng, type Rng, type RngState } from "../math/rng.ts";
import { when } from "./checkOutcome.ts";
import { costAt, costNamesOf, type AnyEnv } from "./defineEnv.ts";
import { restoreState, saveState } from "./savedState.ts";

/** An episode under way, and where its randomness comes from. */
interface Play {
  state: unknown;
  readonly step: number; // steps done
  readonly random: Rng;
  readonly choices: Rng;
}

/** What it takes to go on from a step. */
interface Saved {
  readonly step: number;
  readonly state: unknown;
  readonly random: RngState;
  readonly choices: RngState;
}

/** What a step brought and what was seen after it, or what is seen at first. */
type Sight = readonly { readonly what: string; readonly value: number }[];

const fewSteps = 20;

/**
 * Saves an episode of random actions at several steps, lets it and another end,
 * and goes on from what was saved: the future must be the same, bit for bit.
 *
 * @throws where a state cannot be saved or its future is another, with the step and the first difference.
 */
export function checkSaving(env: AnyEnv, seed: number, numSteps: number): void {
  const cuts = new Set([Math.floor(numSteps / 3), numSteps - 1]);
  const kept: Saved[] = [];
  const original = played(env, begun(env, seed), numSteps, (play) => {
    if (cuts.has(play.step)) kept.push(saved(env, play, seed));
  });
  played(env, begun(env, seed + 1), fewSteps, () => {}); // whatever is not in the state is of another episode after this
  for (const from of kept) {
    const where = `${env.id}: a state saved at ${when({ step: from.step, seed })}`;
    const rule = "keep all that changes in the state, as plain data, or offer save and restore";
    let again: readonly Sight[];
    try {
      again = played(env, resumed(env, from), numSteps - from.step, () => {});
    } catch (error) {
      throw new Error(`${where} cannot be gone on from: ${(error as Error).message}; ${rule}`, { cause: error });
    }
    const difference = differenceOf(original.slice(from.step), again, from.step);
    if (difference) throw new Error(`${where} has another future: ${difference}; ${rule}`);
  }
}

function begun(env: AnyEnv, seed: number): Play {
  const [random, choices] = [rng(seed).split("env"), rng(seed).split("actions")];
  return { state: env.reset(random), step: 0, random, choices };
}

function saved(env: AnyEnv, { state, step, random, choices }: Play, seed: number): Saved {
  try {
    // As a file would hold it.
    const { text, buffers } = toPlain(saveState(env, state), "the state");
    const plain = fromPlain(text, joined(buffers));
    return { step, state: plain, random: random.state(), choices: choices.state() };
  } catch (error) {
    const what = `a state cannot be saved at ${when({ step, seed })}: ${(error as Error).message}`;
    throw new Error(`${env.id}: ${what}; keep plain data in the state, or offer save and restore`, { cause: error });
  }
}

const resumed = (env: AnyEnv, { step, state, random, choices }: Saved): Play => ({
  state: restoreState(env, state),
  step,
  random: restoreRng(random),
  choices: restoreRng(choices),
});

/** Plays up to so many steps, or to the end, and tells what was seen. */
function played(env: AnyEnv, from: Play, numSteps: number, before: (play: Play) => void): Sight[] {
  const sights = [look(env, from.state)];
  for (let i = 0; i < numSteps; i++) {
    const play = { ...from, step: from.step + i };
    before(play);
    const outcome = env.step(play.state, env.actionSpace.sample(play.choices), play.random);
    const { reward, cost, terminated = false, truncated = false, info = {} } = outcome;
    sights.push([
      { what: "step gave reward", value: reward },
      ...costNamesOf(env).map((name, k) => ({ what: `step gave ${name}`, value: costAt(cost, k) })),
      { what: "step gave terminated", value: Number(terminated) },
      { what: "step gave truncated", value: Number(truncated) },
      ...Object.entries(info).map(([name, value]) => ({ what: `step gave info.${name}`, value })),
      ...look(env, play.state),
    ]);
    if (terminated || truncated) break;
  }
  return sights;
}

function look(env: AnyEnv, state: unknown): Sight {
  const obs = new Float32Array(env.observationSpace.size);
  env.observe(state, obs);
  return Array.from(obs, (value, i) => ({ what: `observe wrote at index ${i}`, value }));
}

/** The first difference between two futures, in words. */
function differenceOf(there: readonly Sight[], here: readonly Sight[], step: number): string | undefined {
  for (const [i, sight] of there.entries()) {
    // What was seen when the state was saved is compared as well, but for what the step before it gave.
    const seen = here[i] ?? [];
    const mine = i === 0 ? sight.slice(sight.length - seen.length) : sight;
    const index = mine.findIndex(({ value }, k) => !Object.is(value, seen[k]?.value));
    if (index === -1) continue;
    const { what, value } = mine[index];
    return `${what} ${value} and then ${String(seen[index]?.value)}, ${i === 0 ? "at once" : `on step ${step + i}`}`;
  }
  return undefined;
}

function joined(buffers: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(buffers.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const buffer of buffers) {
    bytes.set(buffer, offset);
    offset += buffer.length;
  }
  return bytes;
}
