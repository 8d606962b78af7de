import { describe, expect, it } from "vitest";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import swamp from "../../envs/swamp.ts";
import { atMost, task } from "../../src/env/task.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { mapRecord, policyRecord } from "../../src/experiments/mapRecord.ts";
import type { MapRecord, PolicyRecord, TaskRecord } from "../../src/experiments/record.ts";
import { compose } from "../../src/report/compose.ts";
import type { Figure } from "../../src/report/document.ts";
import { evidenceOf, type Evidence } from "../../src/report/evidence.ts";
import { gridMap } from "../../src/report/figures/gridMap.ts";
import { mapSection } from "../../src/report/sections/maps.ts";
import { bridge, method, synthetic } from "./synthetic.ts";

const map = mapRecord(task(bridgeSlip, atMost(1.5)))!;
const learned = policyRecord(bridgeSlip.exact!.tabular, uniformTable(bridgeSlip.exact!.tabular));
const mapped: TaskRecord = { ...bridge, map };
const seeds = [10, 11, 12, 13];
const results = synthetic({ algorithms: [method], tasks: [mapped], seeds, numUpdates: 3 });
const policies = seeds.map((seed) => ({ task: bridge.name, algorithm: method.name, seed, policy: learned }));

/** Titles of the maps, where the runs of the method came to these ends. */
function titles(episodeReturn: number[], episodeCost: number[], known = policies, of: TaskRecord = mapped): string[] {
  const evidence = evidenceOf(results, of);
  const outcome = { ...evidence.method.outcome, episodeReturn, episodeCost: [episodeCost] };
  const changed: Evidence = { ...evidence, method: { ...evidence.method, outcome } };
  const [, figure] = mapSection(changed, known, "") as [unknown, Figure | undefined];
  return figure?.panels.map(({ title }) => title) ?? [];
}

describe("the maps of a report", () => {
  it("show the optimum, and of the seeds that keep the limit the one with the median return", () => {
    expect(titles([1, 5, 3, 4], [1, 1.5, 9, 1.2])).toEqual([
      "the optimum 14.29 at cost 1.50",
      "ppoLagrangian, seed 13: 4.00 at cost 1.20", // 1, 4 and 5 keep it
    ]);
    expect(titles([1, 5, 3, 4], [9, 9, 9, 9])[1]).toContain("seed 12"); // none does: the lower median of 1, 3, 4, 5
    expect(titles([1, 5, NaN, 4], [9, 9, 9, 9])[1]).toContain("seed 13"); // 1, 4, 5
    expect(titles([1, 5, 3, 4], [1, 1, 1, 1], policies.slice(0, 1))[1]).toContain("seed 10"); // no other is known
  });

  it("say of a limit that nothing keeps how near one can come", () => {
    const nearest = mapRecord(task(swamp, atMost(0.5)))!;
    const visits = new Float32Array(nearest.cells.length);
    const policy: PolicyRecord = { probabilities: new Float32Array(4 * visits.length), visits };
    const known = policies.map((each) => ({ ...each, policy }));
    expect(titles([1, 2, 3, 4], [9, 9, 9, 9], known, { ...mapped, map: nearest })[0]).toBe(
      "no policy keeps the limit; the closest at cost 1.11",
    );
  });

  it("are left out where results of earlier versions hold no policies, or there is no map", () => {
    expect(titles([1, 2, 3, 4], [1, 1, 1, 1], [])).toEqual([]);
    expect(titles([1, 2, 3, 4], [1, 1, 1, 1], policies, bridge)).toEqual([]);
    const ids = (document: ReturnType<typeof compose>) =>
      document.blocks.flatMap((block) => (block.kind === "figure" ? [block.id] : []));
    expect(ids(compose(results, [], policies))).toContain("map");
    expect(ids(compose(results))).not.toContain("map");
  });
});

describe("gridMap", () => {
  const corridor: MapRecord = {
    rows: ["SHG#"],
    roles: { S: "start", H: "hazard", G: "goal", "#": "wall" },
    cells: Int32Array.of(0, 1),
    moves: [
      [0, -1],
      [0, 1],
    ],
  };
  const drawn = (probabilities: number[], visits: number[]) =>
    gridMap(corridor, { probabilities: Float32Array.from(probabilities), visits: Float32Array.from(visits) });

  it("has an arrow for every likely action where the policy comes, as dark as it is likely", () => {
    const { svg } = drawn([0.5, 0.5, 0, 1], [1, 1]);
    expect(svg.match(/stroke-opacity="[^"]+"/g)).toEqual(['stroke-opacity="0.6"', 'stroke-opacity="1"']); // ½ and 1
    const paths = [...svg.matchAll(/<path d="([^"]+)" stroke-opacity/g)].map(([, path]) => path.split("M").length - 1);
    expect(paths).toEqual([4, 2]); // two arrows, then one; each a shaft and a head
    expect(drawn([0.97, 0.03, 0, 1], [1, 0.001]).svg.match(/stroke-opacity/g)).toHaveLength(1);
  });

  it("shades cells by how long an episode stays there, up to once", () => {
    const shades = (visits: number[]) => drawn([0, 1, 0, 1], visits).svg.match(/series\)" fill-opacity="[^"]+"/g) ?? [];
    expect(shades([1, 5])).toHaveLength(1); // alike
    expect(shades([1, 0.25])).toEqual(['series)" fill-opacity="0.28"', 'series)" fill-opacity="0.55"']);
    expect(shades([0, 0])).toEqual([]);
  });

  it("shows what tiles are, and walls", () => {
    const { svg, width, height } = drawn([0, 1, 0, 1], [1, 1]);
    expect([...svg.matchAll(/>([A-Z])<\/text>/g)].map(([, sign]) => sign)).toEqual(["S", "H", "G"]);
    expect(svg).toContain('fill="var(--faint)"');
    expect(width).toBe(4 * height);
  });
});
