import { nextUniform, type NumpyRandom } from "./numpyRandom.ts";

/** [minX, minY, maxX, maxY], metres. */
export type Rectangle = readonly [number, number, number, number];

/** Things of one kind, and where they may lie: anywhere in the world, in an area of their own, or at set places. */
export interface ObjectGroup {
  readonly name: string;
  readonly count: number;
  /** Two things are at least as far apart as their keepouts together; metres. */
  readonly keepout: number;
  readonly area?: Rectangle;
  /** One place for each, which Safety-Gymnasium still blurs by a nanometre. */
  readonly locations?: readonly (readonly [number, number])[];
}

/** One thing that has its place. */
export interface Placed {
  readonly group: string;
  readonly x: number;
  readonly y: number;
  readonly keepout: number;
}

/** One thing that needs a place: its center must lie within `area`. */
export interface Site {
  readonly group: string;
  readonly keepout: number;
  readonly area: Rectangle;
}

const MAX_LAYOUTS = 10_000;
const MAX_DRAWS = 100;
const BLUR = 1e-9;

/** What a group needs, one site for each of its things, in a world of ±`extent`. */
export function sitesOf({ name, count, keepout, area, locations }: ObjectGroup, extent: number): readonly Site[] {
  return Array.from({ length: count }, (_, i) => {
    const [minX, minY, maxX, maxY] = locations ? around(locations[i], keepout + BLUR) : (area ?? square(extent));
    const shrunken = [minX + keepout, minY + keepout, maxX - keepout, maxY - keepout] as const;
    return { group: name, keepout, area: shrunken };
  });
}

const around = ([x, y]: readonly [number, number], reach: number): Rectangle => [
  x - reach,
  y - reach,
  x + reach,
  y + reach,
];
const square = (extent: number): Rectangle => [-extent, -extent, extent, extent];

/**
 * Finds a place for everything, one after another; where one finds none in 100 draws, starts afresh.
 *
 * @throws where 10 000 layouts have failed: the things do not fit.
 *
 * Source: `RandomGenerator.build_layout`, https://github.com/PKU-Alignment/safety-gymnasium (utils/random_generator.py)
 */
export function sampleLayout(sites: readonly Site[], random: NumpyRandom): readonly Placed[] {
  for (let attempt = 0; attempt < MAX_LAYOUTS; attempt++) {
    const layout = tryLayout(sites, random);
    if (layout) return layout;
  }
  throw new Error(
    `sampleLayout: ${sites.length} things found no room in ${MAX_LAYOUTS} layouts; use fewer of them, smaller keepouts or a larger extent`,
  );
}

function tryLayout(sites: readonly Site[], random: NumpyRandom): readonly Placed[] | undefined {
  const layout: Placed[] = [];
  for (const site of sites) {
    const placed = samplePlace(site, layout, MAX_DRAWS, random);
    if (!placed) return undefined;
    layout.push(placed);
  }
  return layout;
}

/** Draws a place, x before y, until it is clear of all `others`, at most `maxDraws` times. */
export function samplePlace(
  { group, keepout, area }: Site,
  others: readonly Placed[],
  maxDraws: number,
  random: NumpyRandom,
): Placed | undefined {
  for (let draw = 0; draw < maxDraws; draw++) {
    const x = nextUniform(random, area[0], area[2]);
    const y = nextUniform(random, area[1], area[3]);
    const clear = others.every((other) => {
      const dx = other.x - x;
      const dy = other.y - y;
      return Math.sqrt(dx * dx + dy * dy) >= other.keepout + keepout;
    });
    if (clear) return { group, x, y, keepout };
  }
  return undefined;
}
