import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { controlsOf } from "../../src/cli/play/actions.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { box, discrete } from "../../src/env/spaces.ts";

const corridor = relative(process.cwd(), join(import.meta.dirname, "../experiments/fixtures/corridor.ts"));
let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-play-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// oxlint-disable-next-line no-control-regex -- colors begin with a control character
const COLOR = new RegExp("\u001b\\[[\\d;]*m", "g");
const UP = "\u001b[A";
const RIGHT = "\u001b[C";
const DOWN = "\u001b[B";

/** A keyboard whose keys are pressed one after another, each once the screen has changed. */
class FakeInput extends EventEmitter {
  isTTY = true;
  raw: boolean[] = [];
  isPaused = true;
  setRawMode = (raw: boolean) => void this.raw.push(raw);
  resume = () => void (this.isPaused = false);
  pause = () => void (this.isPaused = true);
}

/** Plays with so many keys, and answers every picture that was shown, without colors. */
async function play(args: readonly string[], keys: readonly string[]) {
  const input = new FakeInput();
  const pictures: string[] = [];
  let out = "";
  const left = [...keys];
  const write = (text: string) => {
    out += text;
    if (!text.startsWith("\u001b[H")) return;
    pictures.push(text.replaceAll(COLOR, "").replaceAll("\r", ""));
    const key = left.shift();
    if (key !== undefined) setImmediate(() => input.emit("data", Buffer.from(key)));
  };
  let err = "";
  const screen = { isTTY: true, rows: 40, columns: 100, write };
  const terminal = { out: screen, err: { write: (text: string) => void (err += text) }, input };
  const code = await main(["play", ...args], { ...terminal, interrupt: new AbortController().signal });
  return { code, out, err, pictures, input };
}

describe("saddle play <env>", () => {
  it("shows picture, sums and limit, and goes where the keys say", async () => {
    const { code, pictures, out } = await play(["Bridge-v0", "--limit", "1"], [RIGHT, "d", "d", "q"]);
    expect(code).toBe(0);
    expect(pictures).toHaveLength(4);
    expect(pictures[0]).toContain("@ H H H G");
    expect(pictures[2]).toContain("S H @ H G");
    expect(pictures[2]).toContain("step 2 of 40\nreward -1  total -2\ncost 1  total 2 of 1");
    expect(out.endsWith("3 steps, return -3, cost 3\n")).toBe(true);
  });

  it("says when an episode is over, and begins another", async () => {
    const { pictures } = await play(["Bridge-v0"], ["d", "d", "d", "d", "d", "r", "q"]);
    expect(pictures[4]).toContain("step 4 of 40  terminated\nreward 19  total 16");
    expect(pictures[5]).toContain("the episode is over; r begins another");
    expect(pictures[6]).toContain("step 0 of 40");
  });

  it("drives continuous actions, several steps a press", async () => {
    const { pictures } = await play(["SafetyPointCircle0-v0", "--repeat", "20"], [UP, " ", DOWN, "q"]);
    expect(pictures.map((text) => /step (\d+)/.exec(text)![1])).toEqual(["0", "20", "40", "60"]);
    expect(pictures[0]).toMatch(/[→↗↑↖←↙↓↘] robot {2}o circle/u);
    expect(pictures[3]).not.toBe(pictures[0]);
  });

  it.each([["q"], ["\u0003"], ["\u0004"]])("gives the terminal back at %j", async (key) => {
    const { input, out } = await play(["Bridge-v0"], [key]);
    expect(input.raw).toEqual([true, false]);
    expect(input.isPaused).toBe(true);
    expect(input.listenerCount("data")).toBe(0);
    expect(out).toContain("\u001b[?25h\u001b[?1049l");
  });

  it("gives the terminal back also where the environment fails", async () => {
    const file = join(root, "broken.mjs");
    const space = '{ kind: "discrete", n: 2, values: ["left", "right"], size: 1, description: "" }';
    const methods = 'reset: () => ({}), observe() {}, render: () => "here", step() { throw new Error("it broke"); }';
    writeFileSync(
      file,
      `export default { id: "Broken-v0", observationSpace: { kind: "box", size: 1 }, actionSpace: ${space}, maxEpisodeSteps: 5, ${methods} };`,
    );
    const { input, code, err, out } = await play([file], ["1"]);
    expect([code, err]).toEqual([1, "error: it broke\n"]);
    expect(input.raw).toEqual([true, false]);
    expect(out.endsWith("\u001b[?25h\u001b[?1049l")).toBe(true);
  });

  it("says in one sentence that there is no keyboard", async () => {
    let err = "";
    const screen = { write: (text: string) => void (err += text) };
    const code = await main(["play", "Bridge-v0"], {
      out: screen,
      err: screen,
      interrupt: new AbortController().signal,
    });
    expect([code, err]).toEqual([
      1,
      "error: play: there is no keyboard here; use a terminal, or --svg <file> with --actions or --seed\n",
    ]);
  });
});

describe("saddle play --svg", () => {
  it("draws the episode of some actions", async () => {
    const file = join(root, "bridge.svg");
    const { code, out } = await play(["Bridge-v0", "--svg", file, "--actions", "rrrr"], []);
    expect([code, out]).toEqual([0, `4 steps, return 16, cost 3 → ${file}\n`]);
    expect(readFileSync(file, "utf8").match(/>step \d · return/g)).toHaveLength(5);
  });

  it("draws random ones, the same for the same seed", async () => {
    const files = ["a.svg", "b.svg"].map((name) => join(root, name));
    for (const file of files) await play(["BridgeSlip-v0", "--svg", file, "--seed", "4", "--frames", "3"], []);
    const [first, second] = files.map((file) => readFileSync(file, "utf8"));
    expect(first).toBe(second);
    expect(first.match(/>step /g)).toHaveLength(3);
  });

  it.each([
    [["Bridge-v0", "--actions", "rx"], 'play: --actions has "x"; Bridge-v0 knows'],
    [["LinearQuadratic-v0"], "play: LinearQuadratic-v0 says nothing of how it looks; give it a scene or a render"],
    [["Brigde-v0"], "did you mean Bridge-v0"],
  ])("%j — is refused", async (args, message) => {
    const { code, err } = await play([...args, "--svg", join(root, "none.svg")], []);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe("saddle play <run folder>", () => {
  it("steps through an episode of the trained policy, to and fro", async () => {
    const results = join(root, "results");
    const sink = { write: () => {} };
    const train = ["train", corridor, "--limit", "1", "--steps", "4096", "--episodes", "2", "--out", results];
    await main(train, { out: sink, err: sink, interrupt: new AbortController().signal });
    const run = join(results, "runs/Corridor-v0-cost-1/CPPO-PID/0");
    const { pictures, out } = await play([run], ["n", "n", "p", "n", " ", "q"]);
    expect(pictures.slice(0, 5).map((text) => /step (\d+)/.exec(text)![1])).toEqual(["0", "1", "2", "1", "2"]);
    expect(pictures[4]).toBe(pictures[2]);
    expect(pictures[0]).toContain("CPPO-PID, seed 0");
    expect(out).toMatch(/\d+ steps, return [-\d.]+, cost [\d.]+\n$/);
    const evaluation = JSON.parse(readFileSync(join(run, "evaluation.json"), "utf8"));
    expect(evaluation.recording === undefined).toBe(true); // the corridor says nothing of how it looks
  }, 60_000);
});

describe("keys", () => {
  it("lay on directions, on digits, and on nothing", () => {
    const map = controlsOf("Map", discrete("up", "right", "down", "left", "stay"));
    expect([map.actionOf("w"), map.actionOf("left"), map.actionOf("space"), map.actionOf("x")]).toEqual([
      "up",
      "left",
      "stay",
      undefined,
    ]);
    const gears = controlsOf("Gears", discrete("low", "high"));
    expect([gears.actionOf("1"), gears.actionOf("7"), gears.actionOf("space")]).toEqual(["high", undefined, undefined]);
    const drive = controlsOf("Drive", box({ size: 2, low: -2, high: 2 }));
    expect([drive.actionOf("up"), drive.actionOf("a"), drive.actionOf("space"), drive.actionOf("s")]).toEqual([
      Float32Array.of(2, 0),
      Float32Array.of(0, 2),
      Float32Array.of(0, 0),
      Float32Array.of(-2, 0),
    ]);
    expect(controlsOf("Force", box({ size: 1 })).actionOf("down")).toEqual(Float32Array.of(-1));
  });

  it.each([box({ size: 3 }), discrete(11), multiDiscrete([2, 3])])("are too few for $description", (space) =>
    expect(() => controlsOf("Much-v0", space)).toThrow("too much for keys; use --svg <file> with --seed"),
  );
});
