import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/report/evidence.ts";
import type { Cloud } from "../../src/report/figures/cloud.ts";
import { phaseDrawer } from "../../src/report/figures/phase.ts";
import { view, within } from "../../src/report/figures/view.ts";
import { profileFigures } from "../../src/report/sections/profiles.ts";
import { tradeoffFigure } from "../../src/report/sections/tradeoff.ts";
import { bridge, fixed, synthetic, type MadeUp } from "./synthetic.ts";

describe("what breaks the limit", () => {
  const cloud = (name: string, places: readonly (readonly [number, number])[]): Cloud => ({
    name,
    role: "other",
    points: places.map(([cost, episodeReturn], seed) => ({ seed, cost, episodeReturn })),
  });
  const others = [
    cloud("a", [
      [4, 10],
      [5, 10.2],
    ]),
    cloud("b", [
      [4.5, 10.1],
      [5, 10.3],
    ]),
  ];
  const isSeen = (cost: number, episodeReturn: number) => {
    const { x, y } = view([...others, cloud("far", [[cost, episodeReturn]])], 5, []);
    return within(cost, x) && within(episodeReturn, y);
  };

  it("stays in view up to 20 times the spread of all others, 1 of cost and 0.3 of return", () => {
    expect(isSeen(20, 12.8)).toBe(true);
    expect(isSeen(26, 12.8)).toBe(false);
    expect(isSeen(20, 17)).toBe(false);
  });

  it("is not what keeps it and earns far less", () => expect(isSeen(4, 8)).toBe(false));

  it("is explained in the legend only where it is drawn", () => {
    const caption = (algorithms: readonly MadeUp[]) =>
      String(tradeoffFigure(evidenceOf(synthetic({ algorithms, numUpdates: 5 }), bridge), "").caption);
    expect(caption([fixed("method", 14, 1.4), fixed("risky", 15, 3)])).toContain("Blue: method; orange triangles");
    expect(caption([fixed("method", 14, 1.4), fixed("risky", 15, 3)])).not.toContain("gray");
    expect(caption([fixed("method", 14, 1.4), fixed("same", 14, 1.4)])).toContain("Blue: method; gray: all others.");
  });
});

it("every λ is within its frame, also where it peaks early", () => {
  const path = [
    [1, 15],
    [0, 0.8],
  ] as const;
  const { svg } = phaseDrawer([{ runs: [path, [[2, 100] as const]], median: path }], {
    costName: "cost",
    expected: 0.8,
  })({ runs: [], median: path });
  // The median begins at 15; a thin path of up to 100 makes it lie in the lower half.
  const heights = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.min(...heights)).toBeGreaterThan(18 + (230 - 18 - 38) / 2);
});

it("profiles of one task reach to what breaks the limit for more return", () => {
  const algorithms = [
    { ...fixed("method", 10, 1.4), noise: 0.1 },
    { ...fixed("alike", 10, 1.4), noise: 0.1 },
    fixed("risky", 12.8, 6),
  ];
  const [figure] = profileFigures([evidenceOf(synthetic({ algorithms, numUpdates: 5 }), bridge)]);
  if (figure?.kind !== "figure") throw new Error("no profiles");
  const ticks = [...figure.panels[0].drawing.svg.matchAll(/>([\d.]+)</g)].map(([, text]) => Number(text));
  expect(ticks).toContain(12);
});
