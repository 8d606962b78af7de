import { describe, expect, it } from "vitest";
import pond from "../../envs/pond.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { fromJson, toJson } from "../../src/experiments/json.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { sweepsOf } from "../../src/experiments/sweeps.ts";
import {
  ablate,
  addOneIn,
  atMost,
  constant,
  cppoPid,
  defineExperiment,
  everything,
  fixed,
  gae,
  grid,
  leaveOneOut,
  limits,
  pairs,
  pid,
  shuffled,
  squaredError,
  sweep,
  symlog,
  taskName,
  together,
  type Recipe,
} from "../../src/index.ts";
import { settings } from "../../src/part.ts";

const names = (list: readonly Recipe[]) => list.map(({ name }) => name);
const ask = (algorithms: readonly Recipe[]) =>
  defineExperiment({
    name: "strips",
    question: "?",
    tasks: limits(pond, [1]),
    algorithms,
    seeds: [0],
    totalSteps: 4096,
  });

describe("leaveOneOut", () => {
  const list = leaveOneOut(everything, {
    "value clipping": { valueLoss: squaredError(), costValueLoss: squaredError() },
    "an adaptive threshold": { threshold: fixed() },
  });

  it("is the method, and the method without one technique at a time", () => {
    expect(names(list)).toEqual(["everything", "without value clipping", "without an adaptive threshold"]);
    expect(list[0]).toBe(everything);
    expect(settings(list[2])).toEqual(
      settings({ ...everything, name: "without an adaptive threshold", threshold: fixed() }),
    );
  });

  it("refuses to leave out what is not there", () => {
    expect(() => leaveOneOut(cppoPid, { prioritization: { sampler: shuffled() } })).toThrow(
      'leaveOneOut: "prioritization" sets sampler to what "CPPO-PID" has; change something, or leave it out',
    );
  });
});

describe("addOneIn", () => {
  it("is the base, and the base with one technique at a time", () => {
    const list = addOneIn(cppoPid, { symlog: { combinedTransform: symlog() } });
    expect(names(list)).toEqual(["CPPO-PID", "with symlog"]);
    expect(settings(list[1].combinedTransform)).toEqual({ symlog: {} });
  });

  it("refuses an addition that is none", () => {
    expect(() => addOneIn(cppoPid, { nothing: {} })).toThrow('addOneIn: "nothing" changes nothing; change something');
  });
});

describe("pairs", () => {
  const changes = { a: { epochs: 5 }, b: { sampler: shuffled({ minibatchSize: 64 }) }, c: { multiplier: constant(0) } };

  it("is the method, each change, and each two of them", () => {
    const list = pairs(cppoPid, changes);
    expect(names(list)).toEqual(["CPPO-PID", "a", "b", "c", "a + b", "a + c", "b + c"]);
    const both = { ...cppoPid, epochs: 5, multiplier: constant(0), name: "a + c" };
    expect(settings(list[5])).toEqual(settings(both));
  });

  it("refuses two changes that cannot both be made", () => {
    expect(() => pairs(cppoPid, { few: { epochs: 5 }, many: { epochs: 20 } })).toThrow(
      'pairs: "few" and "many" both change "epochs"; give each its own keys',
    );
  });
});

describe("sweep", () => {
  it("turns one knob of a part, and leaves all else", () => {
    const list = sweep(cppoPid, "multiplier.kp", [0.5, 1]);
    expect(names(list)).toEqual(["CPPO-PID", "CPPO-PID, multiplier.kp = 0.5", "CPPO-PID, multiplier.kp = 1"]);
    expect(settings({ ...list[2], name: cppoPid.name })).toEqual(settings({ ...cppoPid, multiplier: pid({ kp: 1 }) }));
  });

  it("lets the method stand for its own value", () => {
    expect(names(sweep(cppoPid, "epochs", [5, cppoPid.epochs, 20]))).toEqual([
      "CPPO-PID",
      "CPPO-PID, epochs = 5",
      "CPPO-PID, epochs = 20",
    ]);
  });

  it("turns lists and words, and several knobs as one", () => {
    const [, wide] = sweep(cppoPid, "network.hidden", [[128, 128]]);
    expect(settings(wide.network)).toMatchObject({ perceptron: { hidden: [128, 128] } });
    const [, relu] = sweep(cppoPid, "network.activation", ["relu"]);
    expect(settings(relu.network)).toMatchObject({ perceptron: { activation: "relu" } });
    const [, short] = sweep(cppoPid, ["advantage.gamma", "costAdvantage.gamma"], [0.9]);
    expect(short.name).toBe("CPPO-PID, advantage.gamma, costAdvantage.gamma = 0.9");
    expect([short.advantage, short.costAdvantage].map((part) => settings(part))).toEqual(
      [0, 1].map(() => settings(gae({ gamma: 0.9 }))),
    );
  });

  it.each<[string, readonly (number | string)[], string]>([
    ["multiplier.kq", [1], 'multiplier.kq = 1: there is no "kq"; expected one of kp, ki, kd, max'],
    ["multiplier", [1], "multiplier = 1: this is the part pid; say which of its numbers: kp, ki, kd, max"],
    ["epochs", ["many"], "epochs = many: this is 10; give it values of the same kind"],
    ["network.hidden", [64], "network.hidden = 64: this is the list 64,64; give it values of the same kind"],
    ["multiplier.kp", [-1], "pid"],
    ["epochs", [], "grid: epochs has no values; give it at least one"],
  ])("refuses %s = %j", (knob, values, message) => {
    expect(() => ask(sweep(cppoPid, knob, values))).toThrow(message);
  });
});

describe("grid", () => {
  it("is the method, and every combination that it does not have", () => {
    const list = grid(cppoPid, { "multiplier.kp": [1, 2], epochs: [5, 10] });
    expect(names(list)).toEqual([
      "CPPO-PID", // kp = 2, epochs = 10
      "CPPO-PID, multiplier.kp = 1, epochs = 5",
      "CPPO-PID, multiplier.kp = 1, epochs = 10",
      "CPPO-PID, multiplier.kp = 2, epochs = 5",
    ]);
  });
});

describe("together", () => {
  it("keeps once what stands in several lists, and twins of one name for the experiment to refuse", () => {
    const list = together(ablate(cppoPid, { x: { epochs: 5 } }), sweep(cppoPid, "epochs", [5]));
    expect(names(list)).toEqual(["CPPO-PID", "x", "CPPO-PID, epochs = 5"]);
    const other = { ...cppoPid, epochs: 3 };
    expect(() => ask(together([cppoPid], [other]))).toThrow('two algorithms are called "CPPO-PID"');
  });
});

describe("limits", () => {
  it("is one task for each limit, of any kind, on one cost or several", () => {
    const list = [
      ...limits(pond, [0, 2.5], { totalSteps: 9 }),
      ...limits(twoCosts, [1, atMost(0.1, { cost: "noise", kind: "rate" })]),
      ...limits(twoCosts, [
        [atMost(1, { cost: "heat" }), atMost(2, { cost: "noise", kind: "discounted", gamma: 0.9 })],
      ]),
    ];
    expect(list.map(taskName)).toEqual([
      "Pond-v0 cost≤0",
      "Pond-v0 cost≤2.5",
      "TwoCosts-v0 heat≤1",
      "TwoCosts-v0 rate noise≤0.1",
      "TwoCosts-v0 heat≤1 discounted noise≤2",
    ]);
    expect(list.map(({ totalSteps }) => totalSteps)).toEqual([9, 9, undefined, undefined, undefined]);
  });

  it("refuses a limit on no cost", () => {
    expect(() => limits(pond, [atMost(1, { cost: "heat" })])).toThrow('Pond-v0: no cost is called "heat"; it has cost');
  });
});

describe("the strips of an experiment", () => {
  it("are found whoever made them, whatever they are called, with the method among the points", () => {
    const byHand = [20, 5].map((epochs) => ({ ...cppoPid, name: `with ${epochs}`, epochs }));
    expect(sweepsOf([cppoPid, ...byHand, ...sweep(cppoPid, "multiplier.kp", [8, 0.5]).slice(1)])).toEqual([
      {
        knob: "epochs",
        points: [
          { algorithm: "with 5", value: 5 },
          { algorithm: "CPPO-PID", value: 10 },
          { algorithm: "with 20", value: 20 },
        ],
      },
      {
        knob: "multiplier.kp",
        points: [
          { algorithm: "CPPO-PID, multiplier.kp = 0.5", value: 0.5 },
          { algorithm: "CPPO-PID", value: 2 },
          { algorithm: "CPPO-PID, multiplier.kp = 8", value: 8 },
        ],
      },
    ]);
  });

  it("are rows and columns of a grid, and no diagonals", () => {
    const strips = sweepsOf(grid(cppoPid, { "multiplier.kp": [1, 2, 3], "multiplier.ki": [1, 2, 3] }));
    // The method, with ki = 0.2 at kp = 2, is a fourth point of that column.
    expect(strips.map(({ knob, points }) => [knob, points.length]).sort()).toEqual([
      ["multiplier.ki", 3],
      ["multiplier.ki", 3],
      ["multiplier.ki", 4],
      ["multiplier.kp", 3],
      ["multiplier.kp", 3],
      ["multiplier.kp", 3],
    ]);
  });

  it("may turn several knobs as one", () => {
    const [strip] = sweepsOf(sweep(cppoPid, ["advantage.gamma", "costAdvantage.gamma"], [0.9, 0.95]));
    expect(strip.knob).toBe("advantage.gamma, costAdvantage.gamma");
    expect(strip.points.map(({ value }) => value)).toEqual([0.9, 0.95, 0.99]);
  });

  it("are not what differs in a part, in a list, or in two points only", () => {
    const widths = sweep(cppoPid, "network.hidden", [[16], [32]]);
    expect(sweepsOf([...ablate(cppoPid, { x: { epochs: 1 }, y: { multiplier: constant(0) } }), ...widths])).toEqual([]);
  });

  it("stand in the record, survive JSON, and are no part of any hash", () => {
    const [plain, swept] = [[cppoPid], sweep(cppoPid, "policyOptimizer.maxGradNorm", [1, Infinity])].map(ask);
    const record = recordOf(swept, "wasm", "run");
    expect(fromJson(toJson(record))).toMatchObject({
      sweeps: [{ points: [{ value: 0.5 }, { value: 1 }, { value: Infinity }] }],
    });
    expect(recordOf(plain, "wasm", "run").sweeps).toBeUndefined();
    expect(places(swept, "wasm", "x")[0].hash).toBe(places(plain, "wasm", "x")[0].hash);
  });
});
