import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Tabular } from "../../src/exact/tabular.ts";

/** One limit, solved by others: HiGHS 1.15.3 and another dynamic program, to 10 digits. */
export interface GoldenLimit {
  readonly d: number | readonly number[];
  readonly feasible?: boolean;
  readonly optReturn?: number;
  readonly optCost?: number;
  readonly lambda?: number | readonly number[];
  readonly randomisedStates?: readonly unknown[];
  readonly bestDeterministicStationary?: { readonly return: number; readonly cost: number; readonly proven: boolean };
  readonly discountBias?: Readonly<Record<string, { return: number; cost: number; lambdaDisc: number } | null>>;
  readonly commonConversion?: { readonly dGamma: number; readonly return: number; readonly cost: number };
  readonly lpPolicyUndiscountedAtHorizon?: { readonly return: number; readonly cost: number };
}

/** One problem, over the horizon or discounted. */
export interface GoldenPart {
  readonly limits: readonly GoldenLimit[];
  readonly frontier?: readonly (readonly [number, number])[]; // thinned
  readonly frontierVertexCount?: number;
  readonly unconstrained?: { readonly return: number; readonly cost: number };
  readonly minCost?: { readonly return: number; readonly cost: number };
}

export interface Case {
  readonly id: string;
  readonly layout: readonly string[];
  readonly startChar: string;
  readonly terminal: readonly string[];
  readonly slip: number;
  readonly stepReward: number;
  readonly enterReward: Readonly<Record<string, number>>;
  readonly costs: readonly Readonly<Record<string, number>>[];
  readonly horizon: number;
  readonly gamma: number;
  readonly nStates: number;
  readonly conformance: {
    readonly uniformPolicy: Readonly<
      Record<"finiteHorizon" | "discounted", { readonly return: number; readonly cost: readonly number[] }>
    >;
  };
  readonly finiteHorizon: GoldenPart;
  readonly discounted: GoldenPart;
}

const packed = readFileSync(new URL("../data/cmdp_cases.json.gz", import.meta.url));
const { cases } = JSON.parse(gunzipSync(packed).toString()) as { readonly cases: readonly Case[] };

/** A case as a table, written out from the data's own conventions and not by the gridworlds of this project. */
function tableOf(golden: Case): Tabular {
  const { layout, terminal, slip, horizon } = golden;
  const tileAt = (row: number, column: number) => layout[row]?.[column] ?? "#";
  const cells = layout.flatMap((text, row) =>
    [...text].flatMap((tile, column) => (tile === "#" || terminal.includes(tile) ? [] : [{ row, column, tile }])),
  );
  const numberOf = (row: number, column: number) =>
    cells.findIndex((cell) => cell.row === row && cell.column === column);
  const moves = [
    [-1, 0],
    [0, 1],
    [1, 0],
    [0, -1],
  ] as const;
  const first = [0];
  const entries: { probability: number; nextState: number; tile: string }[] = [];
  for (const { row, column } of cells) {
    for (let action = 0; action < 4; action++) {
      for (const [turn, probability] of [
        [0, 1 - slip],
        [1, slip / 2],
        [3, slip / 2],
      ]) {
        if (probability === 0) continue;
        const [down, right] = moves[(action + turn) % 4];
        const isWall = tileAt(row + down, column + right) === "#";
        const [toRow, toColumn] = isWall ? [row, column] : [row + down, column + right];
        entries.push({ probability, nextState: numberOf(toRow, toColumn), tile: tileAt(toRow, toColumn) });
      }
      first.push(entries.length);
    }
  }
  const isStart = cells.map(({ tile }) => Number(tile === golden.startChar));
  const numStarts = isStart.reduce((a, b) => a + b);
  return {
    numStates: cells.length,
    numActions: 4,
    horizon,
    start: Float64Array.from(isStart, (x) => x / numStarts),
    first: Int32Array.from(first),
    probability: Float64Array.from(entries, ({ probability }) => probability),
    nextState: Int32Array.from(entries, ({ nextState }) => nextState),
    reward: Float64Array.from(entries, ({ tile }) => golden.stepReward + (golden.enterReward[tile] ?? 0)),
    costs: golden.costs.map((cost) => Float64Array.from(entries, ({ tile }) => cost[tile] ?? 0)),
    obsSize: 1,
    observe: (state, obs) => void obs.fill(state),
  };
}

export const goldenCases = cases.map((golden) => ({ id: golden.id, golden, tabular: tableOf(golden) }));

/** The case of an id. */
export const goldenCase = (id: string) => goldenCases.find((each) => each.id === id)!;

/** Every solved limit of both problems, with what `solve` needs to solve it. */
export const goldenLimits = goldenCases.flatMap(({ id, golden, tabular }) =>
  (["finiteHorizon", "discounted"] as const).flatMap((problem) =>
    golden[problem].limits.map((limit) => ({
      name: `${id} ≤ ${String(limit.d)}${problem === "discounted" ? ", γ" : ""}`,
      id,
      problem,
      tabular,
      limit,
      limits: [limit.d].flat() as number[],
      discounting: problem === "discounted" ? { gamma: golden.gamma } : {},
    })),
  ),
);
