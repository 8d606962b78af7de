import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEnv } from "../../src/env/registry.ts";
import { framesOf } from "../../src/experiments/recording/frames.ts";
import type { Recorded } from "../../src/experiments/recording/recordEpisode.ts";
import { compose } from "../../src/report/compose.ts";
import type { Player } from "../../src/report/document.ts";
import { toHtml } from "../../src/report/html/toHtml.ts";
import { playerSection } from "../../src/report/sections/player.ts";
import { toLatex } from "../../src/report/toLatex.ts";
import { toMarkdown } from "../../src/report/toMarkdown.ts";
import { writeDocument } from "../../src/report/writeReport.ts";
import { recordingFor } from "../experiments/recording/episodes.ts";
import { noChromium, open } from "./chromium.ts";
import { bridge, method, synthetic } from "./synthetic.ts";

const gridworld = recordingFor(await loadEnv("BridgeSlip-v0"));
const points = recordingFor(await loadEnv("SafetyPointButton1-v0"));
const text = { ...gridworld, tracks: [], texts: ["one\ntwo", "three\nfour"], text: "AC" };
const run = (algorithm: string, recorded: Recorded) => {
  return { task: bridge.name, algorithm, seed: 0, costNames: ["cost"], recorded };
};
const blocks = playerSection(bridge, [run("PPO", gridworld), run("</script>", points), run("words", text)], "");
const document = { title: "Play", subtitle: "it", blocks };
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-player-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("episodes in a report", () => {
  it("stand with their limits, where a limit is on the sum over an episode", () => {
    const [, player] = blocks as [unknown, Player];
    expect(player.takes.map(({ name, costs }) => [name, costs])).toEqual([
      ["PPO, seed 0", [{ name: "cost", limit: 1.5 }]],
      ["</script>, seed 0", [{ name: "cost", limit: 1.5 }]],
      ["words, seed 0", [{ name: "cost", limit: 1.5 }]],
    ]);
    const rate = { ...bridge, constraints: [{ ...bridge.constraints[0], kind: "rate" as const }] };
    const [, other] = playerSection(rate, [run("PPO", gridworld)], "") as [unknown, Player];
    expect(other.takes[0].costs).toEqual([{ name: "cost" }]);
  });

  it("are left out where nothing was recorded, and say so where nothing can be drawn", () => {
    expect(playerSection(bridge, [], "")).toEqual([]);
    const results = synthetic({ algorithms: [method], seeds: [0, 1], numUpdates: 5 });
    expect(compose(results).blocks.some(({ kind }) => kind === "player")).toBe(false);
    const section = playerSection(bridge, [run("PPO", { problem: "x is NaN" })], "");
    expect(JSON.stringify(section)).toContain("PPO, seed 0 cannot be shown: x is NaN");
  });

  it("are a film strip in Markdown, and nothing in LaTeX", () => {
    expect(toMarkdown(document)).toContain("![six frames of an episode of PPO, seed 0](figures/episode.svg)");
    expect(toLatex(document)).not.toContain("episode");
    writeDocument(document, folder);
    expect(readFileSync(join(folder, "figures/episode.svg"), "utf8")).toContain("step 0");
  });

  it("cannot end their script element early, and fetch nothing", () => {
    const page = toHtml(document);
    expect(page).not.toContain("</script>, seed");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="http|@import|url\(/);
  });

  it("take up little room", () => {
    const size = toHtml(document).length - toHtml({ ...document, blocks: [] }).length;
    expect(size).toBeLessThan(3 * 50_000);
  });
});

describe.skipIf(noChromium)(`in a browser${noChromium ? ` (skipped: ${noChromium})` : ""}`, () => {
  /** What the page looks like after a script was run in it, which its own policy would forbid. */
  function after(script: string, options = {}) {
    // Without a screen nothing asks for frames; timers run as if time flew.
    const clock = "requestAnimationFrame = (f) => setTimeout(() => f(performance.now()), 16);";
    const page = toHtml(document).replace(/<meta http-equiv[^>]*>/, () => `<script>${clock}</script>`);
    const file = join(folder, "poked.html");
    writeFileSync(
      file,
      page.replace("</body>", () => `<script>${script}</script></body>`),
    );
    return open(file, options);
  }

  it("complain of nothing, and do not move by themselves", () => {
    const inner = join(folder, "index.html");
    writeFileSync(inner, toHtml(document));
    const { console: said, markup } = open(inner);
    expect(said).toEqual([]);
    expect(markup).toContain("<dd>0<small>of ");
  });

  it("fit a telephone", () => {
    after(`const all = [...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > 390);
           parent.postMessage(innerWidth + ": " + all.map((each) => each.tagName).join(" "), "*");`);
    const file = join(folder, "narrow.html");
    // A window is never as narrow as a telephone; a frame may be.
    const frame = '<iframe src="poked.html" style="width:390px;height:900px;border:0"></iframe>';
    writeFileSync(file, `<script>onmessage = ({ data }) => (document.title = data);</script>${frame}`);
    const { console: said, markup } = open(file);
    expect(said).toEqual([]);
    expect(markup).toContain("<title>390: </title>");
  });

  it("play to the end", () => {
    const { console: said, markup } = after(
      `document.querySelector(".toggle").click();
       document.title = document.querySelector(".toggle").getAttribute("aria-label");`,
      { seconds: 30 },
    );
    expect(said).toEqual([]);
    expect(markup).toContain("<title>pause</title>");
    expect(markup).toContain(`<dd>${gridworld.numSteps}<small>${gridworld.ending}</small></dd>`);
    expect(markup).toContain('aria-pressed="false"');
  });

  it("show the frame of the scrubber: things in place, sums, rings", () => {
    const { console: said, markup } = after(
      `const [which] = document.querySelectorAll(".player select");
       which.selectedIndex = 1;
       which.dispatchEvent(new Event("change"));
       const at = document.querySelector(".at");
       at.value = at.max;
       at.dispatchEvent(new Event("input"));
       which.selectedIndex = 2; which.dispatchEvent(new Event("change"));
       at.value = 1; at.dispatchEvent(new Event("input"));`,
    );
    expect(said).toEqual([]);
    expect(markup).toContain("three</tspan>"); // the second picture of the last take
    const [, second] = markup.split('<div class="take"');
    expect(second).toBeDefined();
    // The robot of the second take stands where its last frame has it.
    const world = markup.split('class="world"')[2];
    const places = [...world.matchAll(/class="shape" transform="translate\(([-\d.e]+) ([-\d.e]+)\)/g)];
    expect(places.length).toBeGreaterThanOrEqual(points.tracks.length);
    const robot = places[points.tracks.length - 1];
    const scale = 440 / points.width;
    const last = lastOf(points);
    expect(Number(robot[1])).toBeCloseTo(last.x * scale, 3);
    expect(Number(robot[2])).toBeCloseTo(-last.y * scale, 3);
  });
});

function lastOf(recording: typeof points) {
  return framesOf(recording).at(-1)!.scene.shapes.at(-1)!;
}
