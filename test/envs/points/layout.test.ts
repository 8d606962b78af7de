import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleLayout, samplePlace, sitesOf, type ObjectGroup } from "../../../envs/points/layout.ts";
import { numpyRandom } from "../../../envs/points/numpyRandom.ts";

const group = (name: string, count: number, keepout: number): ObjectGroup => ({ name, count, keepout });
const agent = group("agent", 1, 0.4);

describe("sitesOf", () => {
  it("shrinks the world, or an area of its own, by the keepout", () => {
    const site = { group: "rock", keepout: 0.5, area: [-1.5, -1.5, 1.5, 1.5] };
    expect(sitesOf(group("rock", 2, 0.5), 2)).toEqual([site, site]);
    const [own] = sitesOf({ ...group("rock", 1, 0.5), area: [0, 1, 2, 4] }, 9);
    expect(own.area).toEqual([0.5, 1.5, 1.5, 3.5]);
  });

  it("blurs a set place by a nanometre", () => {
    const [site] = sitesOf({ ...group("rock", 1, 0.5), locations: [[1, 2]] }, 9);
    [1, 2, 1, 2].forEach((center, i) => expect(Math.abs(site.area[i] - center)).toBeCloseTo(1e-9, 14));
  });

  it("refuses what is larger than its area, by name and size", () => {
    const message = "layout: rock with a keepout of 0.6 m cannot lie in an area of 1 × 1 m; it must be 2 keepouts wide";
    expect(() => sitesOf(group("rock", 1, 0.6), 0.5)).toThrow(message);
    expect(sitesOf(group("rock", 1, 0.5), 0.5)[0].area).toEqual([0, 0, 0, 0]); // just fits
  });
});

describe("sampleLayout", () => {
  it("keeps things apart by their keepouts and inside by their own", () => {
    const sites = [agent, group("hazard", 3, 0.18), group("gremlin", 2, 0.4)].flatMap((each) => sitesOf(each, 1.2));
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const layout = sampleLayout(sites, numpyRandom(seed));
        for (const [i, a] of layout.entries()) {
          expect(Math.max(Math.abs(a.x), Math.abs(a.y))).toBeLessThanOrEqual(1.2 - a.keepout);
          for (const b of layout.slice(0, i)) {
            expect(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)).toBeGreaterThanOrEqual(a.keepout + b.keepout);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("says what did not fit, where, and beside what", () => {
    const pond = { ...group("pond", 1, 0.5), area: [-0.5, -0.5, 0.5, 0.5] as const };
    const sites = [pond, group("reed", 2, 0), group("rock", 1, 0.6)].flatMap((each) => sitesOf(each, 1)); // 1.1 apart
    expect(() => sampleLayout(sites, numpyRandom(0))).toThrow(
      "layout: no place was found for the center of rock (keepout 0.6 m) with x in [-0.4, 0.4] and y in [-0.4, 0.4] in"
        + " 10000 layouts, beside pond (keepout 0.5 m), 2 × reed (keepout 0 m); use fewer things, smaller keepouts or a"
        + " larger extent",
    );
  });
});

describe("samplePlace", () => {
  it("gives up after as many draws as it may make", () => {
    const [site] = sitesOf(group("rock", 1, 0.5), 0.5); // nowhere but (0, 0)
    const random = numpyRandom(0);
    expect(samplePlace(site, [{ group: "rock", x: 0, y: 0, keepout: 0 }], 3, random)).toBeUndefined();
    expect(random.position).toBe(3 * 4); // words: two to a double, x and y
  });

  it("lets things touch", () => {
    const [site] = sitesOf(group("rock", 1, 0.5), 0.5);
    const touching = { group: "rock", x: 1, y: 0, keepout: 0.5 };
    expect(samplePlace(site, [touching], 1, numpyRandom(0))).toMatchObject({ x: 0, y: 0 });
  });
});
