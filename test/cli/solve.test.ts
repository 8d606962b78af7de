import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

const longWalk = relative(process.cwd(), join(import.meta.dirname, "fixtures/longWalk.ts"));
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-solve-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `saddle solve` prints, and its exit code. */
async function solve(line: string) {
  const printed = { out: "", err: "" };
  const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
  const args = ["solve", ...line.split(" ").filter(Boolean)];
  return {
    code: await main(args, { out: to("out"), err: to("err"), interrupt: new AbortController().signal }),
    ...printed,
  };
}

describe("saddle solve", () => {
  it("prints the optimum, its neighbors, and the policy on its map", async () => {
    const { code, out, err } = await solve("Bridge-v0 --limit 1.5");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Bridge-v0: 21 states, 4 actions, at most 40 steps, undiscounted");
    // return, cost, limit and λ⋆, as the golden data has them
    expect(out).toMatch(/\noptimum +15 +1.500 +1.500 +0.667\n/);
    expect(out).toMatch(/\nan agent with γ = 0.99 +15 +1.500 +1.500 +0.774\n/);
    expect(out).toMatch(/\nleast cost +14 +0 +– +–\n/);
    expect(out).toMatch(/\nno limit +16 +3 +– +–\n/);
    expect(out).toContain("\n→→→→↓\n?→→→G\n.###.\n.....\n.....\n");
    expect(out).toContain("in row 2, column 1, step 1: up 50 %, right 50 %");
  });

  it("discounts if asked", async () => {
    const { out } = await solve("FourRooms-v0 --limit 1 --gamma 0.99");
    expect(out).toContain("85 states, 4 actions, discounted at γ = 0.99");
    expect(out).toMatch(/\noptimum +14.77 +1(.000)? +1 +8.307\n/);
    expect(out).not.toContain("an agent with");
    expect(out).not.toContain("step 1:");
  });

  it("also finds the best policy without coins, the corners of the frontier, and a second opinion", async () => {
    const { out } = await solve("Bridge-v0 --limit 1.5 --gamma 0.9 --deterministic --frontier --confirm");
    const [round, across] = [20 * 0.9 ** 5 - (1 - 0.9 ** 6) / 0.1, 20 * 0.9 ** 3 - (1 - 0.9 ** 4) / 0.1];
    expect(out).toMatch(new RegExp(`\nbest without coins +${round.toFixed(3)} `));
    expect(out).toMatch(new RegExp(`\n +0 +${round.toFixed(3)} .*\n +2.710 +${across.toFixed(2)} `));
    expect(out).toMatch(/linear program \(HiGHS\): return differs by \d\.\de-1\d|by 0.0e\+0/);
  });

  it("solves for several limits at once", async () => {
    const { out } = await solve("TwoCosts-v0 --limit heat=1 --limit noise=0.5");
    expect(out).toMatch(/\noptimum +11.40 +1.000 +1 +1.054 +0.500 +0.500 +2.137\n/);
    expect(out).toMatch(/\nleast heat /);
    expect(out).toMatch(/\nleast noise /);
    expect(out).toMatch(/in row 2, column 1, over \d+ steps: up \d+(.\d+)? %, right \d+(.\d+)? %/);
  });

  it("finds the states of an environment that declares no table", async () => {
    const { out } = await solve("Pond-v0 --limit 1.5");
    expect(out).toContain("Pond-v0: 14 states");
    expect(out).toMatch(/\noptimum +6 +1.500 /); // 5 round, 7 across at a cost of 3
    expect(out).toContain("in state {x:0,y:0}, step 1: right 50 %, up 50 %");
  });

  it("without a limit says what is best, and that no coins are tossed", async () => {
    const { out } = await solve("Bridge-v0");
    expect(out).toMatch(/\noptimum +16 +3 +– +0\n/);
    expect(out).toContain("The policy tosses no coins.");
  });

  it.each([
    ["TwoCosts-v0 --limit noise=-1", '--limit: "noise=-1" is not a limit'],
    ["Bridge-v0 --limit heat=1", 'Bridge-v0: no cost is called "heat"; it has cost'],
    [
      `${longWalk} --max-states 7`,
      "LongWalk-v0: there are more than 7 states within 7 steps of a start; exact solutions need fewer",
    ],
    ["TwoCosts-v0 --limit heat=1 --limit heat=2", 'TwoCosts-v0: two constraints are on "heat"; keep one'],
    ["Swamp-v0 --limit 0.5", "Swamp-v0: no policy keeps cost ≤ 0.5; the least cost is 1.106"], // as the golden data has it
    ["Bridge-v0 --gamma 1", "It must be 0 or above and below 1, such as 0.99."],
    [
      "SafetyPointGoal0-v0",
      "SafetyPointGoal0-v0: an action is 2 numbers between -1 and 1; exact solutions need finitely many actions",
    ],
  ])("%s — is refused in one line that says what would be right", async (line, message) => {
    const { code, err } = await solve(line);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("says of a limit that nothing keeps what the least is", async () => {
    const defineEnv = pathToFileURL(join(import.meta.dirname, "../../src/index.ts")).href;
    const file = join(folder, "toll.ts");
    writeFileSync(
      file,
      `import { box, defineEnv, discrete } from "${defineEnv}";
      export default defineEnv({
        id: "Toll-v0", observationSpace: box({ size: 1 }), actionSpace: discrete("pay", "cheat"), maxEpisodeSteps: 1,
        reset: () => ({}), observe: (_, obs) => void obs.fill(0),
        step: (_, action, rng) => ({ reward: 1, cost: action === "pay" ? 2 : rng.chance(0.5) ? 7 : 0, terminated: true }),
      });`,
    );
    expect(await solve(`${file} --limit 1.5`)).toEqual({
      code: 1,
      out: "",
      err: "error: Toll-v0: no policy keeps cost ≤ 1.5; the least cost is 2\n",
    });
  });

  it("--help — teaches by example", async () => {
    const { code, out } = await solve("--help");
    expect(code).toBe(0);
    expect(out).toContain("$ saddle solve BridgeSlip-v0 --limit 1.5");
  });
});
