import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { loadEnv } from "../../env/registry.ts";
import { atMost, task } from "../../env/task.ts";
import { engineNamed } from "../../experiments/engines.ts";
import { writeWhole } from "../../experiments/files.ts";
import { trainedPolicy } from "../../experiments/trained.ts";
import { findRun } from "../eval.ts";
import { wholeNumber } from "../numbers.ts";
import { refuseExperimentFolder } from "../refuseExperimentFolder.ts";
import { exitCodes, type Terminal } from "../screen.ts";
import { display, type Display } from "./display.ts";
import { drive } from "./drive.ts";
import { film } from "./film.ts";
import { keyboard, type Keyboard } from "./keyboard.ts";
import { replay } from "./replay.ts";

interface PlayFlags {
  readonly seed?: number;
  readonly limit?: number;
  readonly repeat?: number;
  readonly svg?: string;
  readonly actions?: string;
  readonly frames: number;
}

const help = `
Keys in an environment: arrows or WASD where actions are directions or two numbers, digits for other choices, space for
nothing, r for another episode, q to quit. Keys in a run: n next, p previous, space to play or pause, q to quit.

Examples:
  $ saddle play Bridge-v0 --limit 1
  $ saddle play SafetyPointGoal1-v0 --limit 25 --seed 3
  $ saddle play results/quickstart/runs/BridgeSlip-v0-cost-1.5/ppoLagrangian/0
  $ saddle play Bridge-v0 --svg bridge.svg --actions rrrr
  $ saddle play SafetyPointGoal2-v0 --svg goal.svg --seed 7      random actions`;

/** `saddle play`: an environment by hand, or a trained policy step by step. */
export function addPlay(program: Command, terminal: Terminal, end: (code: number) => void): void {
  program
    .command("play")
    .description("play an environment with the keyboard, or step through an episode of a trained policy")
    .argument("<env or run folder>", "an environment's id, the path of its module, or the folder of a run that is done")
    .option("--seed <n>", "the seed of the episodes (default: 0, or that of the run)", wholeNumber(0))
    .option("--limit <n>", "what an episode may cost, to be shown beside its cost", Number)
    .option("--repeat <n>", "steps per press (default: 5 where actions are numbers, else 1)", wholeNumber(1))
    .option("--svg <file>", "draw an episode instead of playing it")
    .option("--actions <letters>", "what to do in it: u, r, d, l, digits, and . for nothing (default: at random)")
    .option("--frames <n>", "how many frames to draw", wholeNumber(2), 6)
    .addHelpText("after", help)
    .action(async (what: string, flags: PlayFlags) => {
      const { seed = 0, limit, svg, actions, repeat, frames: numFrames } = flags;
      if (existsSync(join(what, "run.json"))) {
        const place = await findRun(what);
        const { run, settings } = place;
        const title = `${place.task}, ${run.algorithm.name}, seed ${run.seed}`;
        const policy = trainedPolicy(place, await engineNamed(settings.engine));
        const options = { title, task: run.task, policy, seed: flags.seed ?? run.seed };
        return end(await onScreen(terminal, (keys, screen) => replay(options, keys, screen)));
      }
      refuseExperimentFolder(what);
      const env = await loadEnv(what);
      if (svg !== undefined) {
        const { svg: picture, words } = film({ env, seed, actions, repeat, numFrames });
        writeWhole(svg, picture);
        terminal.out.write(`${words} → ${svg}\n`);
        return end(exitCodes.ok);
      }
      const { constraints } = limit === undefined ? task(env) : task(env, atMost(limit));
      const options = { env, constraints, seed, ...(repeat !== undefined && { repeat }) };
      end(await onScreen(terminal, (keys, screen) => drive(options, keys, screen)));
    });
}

/** Takes keyboard and screen, and gives both back whatever happens. */
async function onScreen(
  { input, out, interrupt }: Terminal,
  play: (keys: Keyboard, screen: Display) => Promise<string>,
): Promise<number> {
  const keys = keyboard(input, interrupt);
  const screen = display(out);
  let words = "";
  try {
    words = await play(keys, screen);
  } finally {
    screen.close();
    keys.close();
  }
  out.write(`${words}\n`);
  return exitCodes.ok;
}
