import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { loadResults } from "../../src/tables/load.ts";

const fixtures = relative(process.cwd(), join(import.meta.dirname, "../experiments/fixtures"));
const corridor = join(fixtures, "corridor.ts");
const tiny = join(fixtures, "tiny.ts");
let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-cli-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a command line prints, and its exit code. */
async function saddle(...args: string[]) {
  const printed = { out: "", err: "" };
  const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
  const interrupt = new AbortController().signal;
  return { code: await main(args, { out: to("out"), err: to("err"), interrupt }), ...printed };
}

describe("saddle", () => {
  it.each([
    ["runn x.ts", "error: unknown command 'runn' (Did you mean run?)"],
    ["run", "error: missing required argument 'experiment'"],
    [`run ${tiny} --sede 3`, "error: unknown option '--sede' (Did you mean --seeds?)"],
    [`run ${tiny} --seeds many`, "It must be a whole number, 1 or above, such as 100_000 or 1e5."],
    [`run ${tiny} --workers 0`, "It must be a whole number, 1 or above"],
    [
      `run ${tiny} --engine gpu`,
      "Allowed choices are wasm, wasm-fast, wasm-threads, wasm-fast-threads, reference, tfjs, tfjs-node, tfjs-wasm, tfjs-cpu.",
    ],
    ["run nowhere.ts", "error: nowhere.ts: there is no such file; give the path of an experiment"],
    [`run ${corridor}`, "its default export is not an experiment"],
    [`train ${corridor} --steps 1.5`, "It must be a whole number, 1 or above"],
    [`train ${corridor} --seed -1`, "It must be a whole number, 0 or above"],
    [`train ${corridor} --limit much`, '--limit: "much" is not a limit; write --limit 25, or --limit cost=25'],
    [`train ${corridor} --limit heat=1`, 'Corridor-v0: no cost is called "heat"; it has cost'],
    [`train ${corridor} --algorithm magic`, 'algorithm: there is no "magic"; expected one of '],
    [`train ${corridor} --set epoch=1`, '--set epoch=1: there is no "epoch"; expected one of '],
    ["report nowhere", "error: nowhere: holds no experiment.json"],
    ["eval nowhere", "error: nowhere: is not a run's folder"],
  ])("%s — is refused in one line that says what would be right", async (line, message) => {
    const { code, err } = await saddle(...line.split(" "));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("shows where an error came from if asked", async () => {
    expect((await saddle("run", "nowhere.ts", "--debug")).err).toMatch(/\n\s+at /);
  });

  it.each(["run", "train", "eval", "report", "list", "check", "play", "solve", "probe"])(
    "%s --help — teaches by example",
    async (command) => {
      const { code, out } = await saddle(command, "--help");
      expect(code).toBe(0);
      expect(out).toContain(`saddle ${command}`);
      if (command !== "list") expect(out).toContain(`$ saddle ${command}`);
    },
  );

  it("trains one policy, and evaluates it to what its tables say", async () => {
    const folder = join(root, "trained");
    const settings = ["--set", "numEnvs=4", "--set", "numSteps=16", "--set", "network.hidden=4", "--episodes", "5"];
    const trained = await saddle("train", corridor, "--limit", "0.5", "--steps", "1_28", ...settings, "--out", folder);
    expect(trained).toMatchObject({ code: 0 });
    expect(trained.out).toContain("Corridor-v0 cost≤0.5");
    const run = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((path) => path.endsWith("done"))!;
    const evaluated = await saddle("eval", join(folder, run, ".."), "--episodes", "5");
    expect(evaluated).toMatchObject({ code: 0, err: "" });
    // The same seed gives the same five episodes.
    const rows = loadResults(folder).tables.evaluation.objects() as Record<string, any>[];
    const { episodeReturn, episodeCost } = rows.find(
      ({ method, mode }) => method === "sampled" && mode === "stochastic",
    )!;
    expect(evaluated.out).toMatch(new RegExp(`\nreturn +${episodeReturn.toFixed(3)} `));
    expect(evaluated.out).toMatch(new RegExp(`\ncost "cost" +${episodeCost.toFixed(3)} .* 0.500\n`));
  });

  it("tells an environment that keeps its promises from one that does not", async () => {
    expect(await saddle("check", corridor)).toMatchObject({
      code: 0,
      out: expect.stringContaining("keeps its promises"),
    });
    const { out } = await saddle("check", relative(process.cwd(), join(import.meta.dirname, "../env/gearbox.ts")));
    expect(out).toContain("Gearbox-v0: an action is { gear: one of low, high; push: 1 number between -1 and 1 }\n");
    // The first ends with its time only; random steps in the second may reach the goal.
    const note = "note: no episode terminated in 3 random episodes; what happens there was not checked\n";
    expect((await saddle("check", "SafetyPointGoal0-v0")).out).toContain(`SafetyPointGoal0-v0: ${note}`);
    expect((await saddle("check", "Bridge-v0")).out).not.toContain("note: ");
    const broken = await saddle("check", join(fixtures, "notANumber.ts"));
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/^error: NotANumber-v0.*NaN.*\n$/);
  });

  it("lists environments, algorithms and experiments", async () => {
    const { code, out } = await saddle("list");
    expect(code).toBe(0);
    expect(out).toMatch(/\nBridge-v0 /);
    expect(out).toMatch(/\nppoLagrangian +PPO-Lagrangian\n/);
    expect(out).toMatch(/\nexperiments\/quickstart\.ts +\w/);
  });

  it("says that runs failed, and how many, with exit code 1", async () => {
    const { code, out, err } = await saddle("run", join(fixtures, "crashing.ts"), "--out", join(root, "crashing"));
    expect(code).toBe(1);
    expect(err).toContain("failed: Throwing-v0 cost≤0.5, method, seed 0: the bridge broke");
    expect(out).toContain("0 ok, 1 failed");
    expect(out).toContain("2 runs failed");
  });
});

describe("saddle.mjs", () => {
  it("starts from a clone without a build", () => {
    const text = execFileSync(process.execPath, ["src/cli/saddle.mjs", "--version"], { encoding: "utf8" });
    expect(text).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("stops at Ctrl-C with exit code 130, and says how to go on", async () => {
    const args = ["src/cli/saddle.mjs", "run", tiny, "--workers", "1", "--out", join(root, "interrupted")];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    let printed = "";
    child.stdout.on("data", (text) => {
      if (printed === "") child.kill("SIGINT");
      printed += String(text);
    });
    expect(await once(child, "exit")).toEqual([130, null]);
    expect(printed).toMatch(/interrupted: \d of 4 runs are done; the same command goes on from there\n$/);
  });
});
