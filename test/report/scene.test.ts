import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { playthrough } from "../../src/env/playthrough.ts";
import { loadEnv } from "../../src/env/registry.ts";
import { roles, type Scene } from "../../src/env/scene.ts";
import { framesOf } from "../../src/experiments/recording/frames.ts";
import { rng } from "../../src/math/rng.ts";
import { filmStrip } from "../../src/report/scene/filmStrip.ts";
import { sceneSvg } from "../../src/report/scene/sceneSvg.ts";
import { colored, light } from "../../src/report/theme.ts";
import { recordingFor } from "../experiments/recording/episodes.ts";

/** Throws where the markup is not well-formed. */
const isXml = (svg: string) => new Resvg(colored(svg)).width > 0;
const ids = ["Bridge-v0", "RocksDiamonds-v0", "SafetyPointGoal2-v0", "SafetyPointCircle2-v0", "SafetyPointPush1-v0"];
const agent = { form: "disc", role: "agent", x: 0, y: 0, size: 0.25 } as const;
const plain: Scene = { view: { x: 0, y: 0, width: 4, height: 2 }, shapes: [agent] };

describe("the picture of a scene", () => {
  it.each(ids)("of %s is XML, in colors of the theme only, with a group per shape", async (id) => {
    const env = await loadEnv(id);
    const { state } = playthrough(env, rng(2));
    const scene = env.scene!(state);
    const { svg } = sceneSvg(scene);
    expect(isXml(svg)).toBe(true);
    const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, value]) => value);
    const known = new Set(["none", ...Object.keys(light).map((name) => `var(--${name})`)]);
    expect(colors.filter((value) => !known.has(value))).toEqual([]);
    expect(svg.match(/class="shape"/g)).toHaveLength(scene.shapes.length);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("draws every role and form", () => {
    for (const form of ["disc", "ring", "box", "cell", "line", "robot"] as const) {
      const shapes = roles.map((role, i) => ({ ...agent, form, role, x: i, label: "<" }));
      expect(isXml(sceneSvg({ ...plain, shapes, bounds: { x: 1, y: Infinity } }).svg)).toBe(true);
    }
  });

  it("is as large as asked for, and puts things where they are, y upwards", () => {
    const { svg, width, height } = sceneSvg({ ...plain, shapes: [{ ...agent, x: 1, y: 0.5 }] }, { size: 320 });
    expect([width, height]).toEqual([320, 160]);
    expect(svg).toContain('class="world" transform="translate(160 80)"');
    expect(svg).toContain('class="shape" transform="translate(80 -40)"'); // 80 pixels a unit
    expect(svg).toContain('<circle r="20"');
  });

  it("turns counterclockwise, which in a picture is a negative angle", () => {
    const robot = { ...agent, form: "robot", role: "robot", heading: Math.PI / 2 } as const;
    expect(sceneSvg({ ...plain, shapes: [robot] }).svg).toContain("rotate(-90)");
  });

  it("rings the agent where a step cost something", () => {
    const ring = /class="flash"[^>]*opacity="(\d)"/;
    expect(ring.exec(sceneSvg(plain, { isCostly: true }).svg)![1]).toBe("1");
    expect(ring.exec(sceneSvg(plain).svg)![1]).toBe("0");
  });

  it("points to an agent that is out of view", () => {
    const lost = /class="lost"[^>]*transform="([^"]*)" opacity="(\d)"/;
    expect(lost.exec(sceneSvg(plain).svg)![2]).toBe("0");
    const [, place, opacity] = lost.exec(sceneSvg({ ...plain, shapes: [{ ...agent, x: 9 }] }).svg)!;
    expect([place, opacity]).toEqual(["translate(308 80) rotate(0)", "1"]);
    expect(lost.exec(sceneSvg({ ...plain, shapes: [{ ...agent, y: 9 }] }).svg)![1]).toBe(
      "translate(160 12) rotate(-90)",
    );
  });

  it("shows what a lidar reads as strongly as it reads it", () => {
    const { svg } = sceneSvg({ ...plain, halos: [{ role: "goal", readings: [0, 0.5, 1, 0.25] }] });
    const halo = /<g class="halo".*?<\/g><\/g>/.exec(svg)![0];
    expect([...halo.matchAll(/opacity="([\d.]+)"/g)].map(([, value]) => Number(value))).toEqual([0, 0.5, 1, 0.25]);
  });

  it("is text where there are no shapes, and has no markup from it", () => {
    const { svg } = sceneSvg({ ...plain, shapes: [], text: "a<b\n&c" });
    expect(isXml(svg)).toBe(true);
    expect(svg).toContain("a&lt;b");
    expect(svg.match(/<tspan/g)).toHaveLength(2);
  });
});

describe("a film strip", () => {
  it("has six frames, the first and the last among them", async () => {
    const recording = recordingFor(await loadEnv("TomatoWatering-v0"));
    const { svg } = filmStrip(framesOf(recording));
    expect(isXml(svg)).toBe(true);
    const steps = [...svg.matchAll(/>step (\d+) ·/g)].map(([, step]) => Number(step));
    expect(steps).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it("of a short episode has all its frames, and no step twice", async () => {
    const recording = recordingFor(await loadEnv("Bridge-v0"));
    const frames = framesOf(recording).slice(0, 3);
    expect(filmStrip(frames).svg.match(/>step /g)).toHaveLength(3);
  });
});
