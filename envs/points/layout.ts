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

/**
 * What a group needs, one site for each of its things, in a world of ±`extent`.
 *
 * @throws where the group keeps more room to itself than its area has.
 */
export function sitesOf({ name, count, keepout, area, locations }: ObjectGroup, extent: number): readonly Site[] {
  return Array.from({ length: count }, (_, i) => {
    const [minX, minY, maxX, maxY] = locations ? around(locations[i], keepout + BLUR) : (area ?? square(extent));
    const shrunken = [minX + keepout, minY + keepout, maxX - keepout, maxY - keepout] as const;
    if (shrunken[0] > shrunken[2] || shrunken[1] > shrunken[3]) {
      const room = `an area of ${short(maxX - minX)} × ${short(maxY - minY)} m`;
      throw new Error(
        `layout: ${name} with a keepout of ${keepout} m cannot lie in ${room}; it must be 2 keepouts wide`,
      );
    }
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
  let furthest = 0;
  for (let attempt = 0; attempt < MAX_LAYOUTS; attempt++) {
    const layout = tryLayout(sites, random);
    if (layout.length === sites.length) return layout;
    furthest = Math.max(furthest, layout.length);
  }
  const beside = sites.slice(0, furthest).map(({ group, keepout }) => `${group} (keepout ${keepout} m)`);
  throw new Error(
    `layout: ${noRoom(sites[furthest])} in ${MAX_LAYOUTS} layouts, beside ${counted(beside)}; use fewer things, smaller keepouts or a larger extent`,
  );
}

/** That a thing found no place, in words. */
export function noRoom({ group, keepout, area: [minX, minY, maxX, maxY] }: Site): string {
  const where = `x in [${short(minX)}, ${short(maxX)}] and y in [${short(minY)}, ${short(maxY)}]`;
  return `no place was found for the center of ${group} (keepout ${keepout} m) with ${where}`;
}

/** A length without the noise of its last digits. */
const short = (x: number): number => Number(x.toFixed(6));

/** "a, 3 × b" for a, b, b, b. */
function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, count]) => (count > 1 ? `${count} × ${name}` : name)).join(", ");
}

/** As much of a layout as there is room for. */
function tryLayout(sites: readonly Site[], random: NumpyRandom): readonly Placed[] {
  const layout: Placed[] = [];
  for (const site of sites) {
    const placed = samplePlace(site, layout, MAX_DRAWS, random);
    if (!placed) break;
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
