import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { outsideRange } from "../../src/cli/outsideRange.ts";
import { atMost } from "../../src/env/task.ts";

/** What `saddle probe` prints, and its exit code. */
async function probe(line: string, interrupt = new AbortController().signal) {
  const printed = { out: "", err: "" };
  const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
  const args = ["probe", ...line.split(" ").filter(Boolean)];
  return { code: await main(args, { out: to("out"), err: to("err"), interrupt }), ...printed };
}

describe("saddle probe", () => {
  it("computes the range where every state can be listed", async () => {
    const { code, out, err } = await probe("Bridge-v0");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Bridge-v0: exact, 21 states");
    // return, steps, cost per episode and per step: round the bridge, and over it
    expect(out).toMatch(/\nleast cost +14 +6 +0 +0\n/);
    expect(out).toMatch(/\nno limit +16 +4 +3 +0.75\n/);
    expect(out).toContain("Limits on cost between 0 and 3 per episode bind.");
    expect(out).toContain("Discounted at γ = 0.99, those between 0 and 2.97 do.");
    expect(out).toContain(
      "For example, cost: at most 1.5 per episode (if it accrued evenly over 40 steps: 0.0375 per step",
    );
  });

  it("shows a given limit in all units, and says what is wrong with it", async () => {
    const { out } = await probe("TwoCosts-v0 --limit heat=3");
    expect(out).toMatch(
      /\nheat: at most 3 per episode \(if it accrued evenly over 50 steps: 0.06 per step, \d.\d+ discounted/,
    );
    expect(out).toMatch(/\nFor example, noise: at most /);
    expect(out).toContain("TwoCosts-v0: heat ≤ 3 holds nothing back, the best policy costs 1.979");
  });

  it("says so where no limit binds", async () => {
    expect((await probe("IslandNavigation-v0")).out).toContain("No limit on cost binds");
  });

  it("trains elsewhere, and says with how many runs, steps and seeds", async () => {
    const road = relative(process.cwd(), join(import.meta.dirname, "fixtures/tollRoad.ts"));
    const { code, out, err } = await probe(`${road} --steps 20480 --seeds 2 --episodes 20 --limit 500`);
    expect(code).toBe(0);
    expect(out).toContain(
      "TollRoad-v0: an action is 1 number between -1 and 1; exact solutions need finitely many actions",
    );
    expect(out).toContain("4 runs of 20480 steps, seeds 0 to 1, 20 episodes of each");
    expect(out).toMatch(/\nleast cost +-?\d/);
    expect(out).toMatch(/\nno limit +-?\d/);
    expect(out).toContain("the true range may be wider");
    expect(out).toContain("A limit of 500 on cost never binds: what earns most costs ");
    for (const run of ["no limit, seed 0", "no limit, seed 1", "least cost, seed 0", "least cost, seed 1"]) {
      expect(err).toContain(`${run}: 20480 of 20480 steps, return `);
    }
    const least = Number(/\nleast cost +\S+ +\S+ +(\S+)/.exec(out)![1]);
    const most = Number(/\nno limit +\S+ +\S+ +(\S+)/.exec(out)![1]);
    expect(least).toBeLessThan(2);
    expect(most).toBeGreaterThan(5);
  });

  it.each([
    [
      1,
      "A limit of 1 on cost was not reached: the least that was found costs 2, so it may be that no policy keeps it.",
    ],
    [2, ""],
    [9, ""],
    [9.5, "A limit of 9.5 on cost never binds: what earns most costs 9, so it holds nothing back; choose a lower one."],
  ])("says whether a limit of %d lies outside what trainings found, 2 to 9", (limit, sentence) => {
    expect(outsideRange(atMost(limit), 2, 9).trim()).toBe(sentence);
  });

  it("stops at Ctrl-C", async () => {
    const road = relative(process.cwd(), join(import.meta.dirname, "fixtures/tollRoad.ts"));
    expect(await probe(`${road} --steps 20480`, AbortSignal.abort())).toMatchObject({ code: 130 });
  });
});
