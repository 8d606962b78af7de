import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import twoCosts from "../../envs/twoCosts.ts";
import twoExits from "../../envs/twoExits.ts";
import { parts, type Family } from "../../src/algorithms/parts.ts";
import { expression, formula } from "../../src/controllers/expression.ts";
import { loadExperiment } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import {
  ablate,
  addOneIn,
  asSeen,
  atMost,
  constant,
  cooled,
  cppoPid,
  defineExperiment,
  derivedCosts,
  everything,
  grid,
  inOrder,
  isPart,
  leaveOneOut,
  limits,
  linear,
  pairs,
  perceptron,
  pid,
  ppo,
  ppoLagrangian,
  range,
  settings,
  standardize,
  sweep,
  symlog,
  together,
  type Experiment,
} from "../../src/index.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-yaml-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (text: string, name = "x.yaml") => {
  writeFileSync(join(folder, name), text);
  return loadExperiment({ experiment: join(folder, name) });
};
const hashes = (experiment: Experiment) => places(experiment, "wasm", "r").map(({ folder: at, hash }) => [at, hash]);

const head = "name: x\nquestion: why?\ntotalSteps: 4096\n";
const tasks = "tasks: [{ env: Bridge-v0, limits: [1] }]\n";
const valid = `${head}${tasks}algorithms: [cppoPid]\n`;

describe("an experiment in YAML", () => {
  it("is the same as in TypeScript, to the hash of every run", async () => {
    const yaml = await load(`
name: both
question: Are they the same?
tasks:
  - { env: TwoExits-v0, limits: [0.1, 0.3], totalSteps: 8192 }
  - env: TwoCosts-v0
    derivedCosts: { wear: heat + 2 * noise }
    limits:
      - 1
      - { heat: 1, noise: { limit: 0.1, kind: rate } }
      - { wear: { limit: 2, kind: discounted, gamma: 0.9 } }
  - env: Bridge-v0
algorithms:
  - recipe: everything
    name: full method
    epochs: 4
    network: { perceptron: { hidden: [32, 32], activation: relu } }
    observation: asSeen
    multiplier: { cooled: { multiplier: { pid: { kp: 1 } }, floor: 0.2 } }
    combinedTransform: { inOrder: [standardize, { symlog: {} }] }
    entropyBonus: { linear: { from: 0.1, to: 0.005, until: 0.5 } }
    annealing: { expression: 1 - progress ^ 2 }
    policyOptimizer: { adam: { maxGradNorm: .inf } }
  - ppo
  - recipe: ppoLagrangian
ablate:
  without a multiplier: { multiplier: { constant: 0 } }
  fewer passes: { epochs: 2 }
leaveOneOut:
  prioritization: { sampler: shuffled }
addOneIn:
  replay: { memory: { replayed: 2 } }
pairs:
  a: { epochs: 3 }
  b: { penalty: { recovering: { penalty: plain } } }
sweep:
  sampler.minibatchSize: [64, 128]
  network.hidden: [[8], [16, 16]]
grid: { threshold.floor: [0.7, 0.8], threshold.rate: [0.01, 0.02] }
seeds: [3, 5]
totalSteps: 4096
evaluationEpisodes: 7
metrics: { slack: costLimit - episodeCost }
`);
    const { recovering, plain, replayed, shuffled } = await import("../../src/index.ts");
    const method = {
      ...everything,
      name: "full method",
      epochs: 4,
      network: perceptron({ hidden: [32, 32], activation: "relu" }),
      observation: asSeen(),
      multiplier: cooled({ multiplier: pid({ kp: 1 }), floor: 0.2 }),
      combinedTransform: inOrder(standardize(), symlog()),
      entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }),
      annealing: expression("1 - progress ^ 2"),
      policyOptimizer: everything.policyOptimizer.with({ learningRate: 3e-4, maxGradNorm: Infinity }) as never,
    };
    const worn = derivedCosts(twoCosts, { wear: formula("heat + 2 * noise") });
    const typescript = defineExperiment({
      name: "both",
      question: "Are they the same?",
      tasks: [
        ...limits(twoExits, [0.1, 0.3], { totalSteps: 8192 }),
        ...limits(worn, [
          1,
          [atMost(1, { cost: "heat" }), atMost(0.1, { cost: "noise", kind: "rate" })],
          atMost(2, { cost: "wear", kind: "discounted", gamma: 0.9 }),
        ]),
        { env: bridge, constraints: [] },
      ],
      algorithms: together(
        [method, ppo, ppoLagrangian],
        ablate(method, { "without a multiplier": { multiplier: constant(0) }, "fewer passes": { epochs: 2 } }),
        leaveOneOut(method, { prioritization: { sampler: shuffled() } }),
        addOneIn(method, { replay: { memory: replayed({ numRollouts: 2 }) } }),
        pairs(method, { a: { epochs: 3 }, b: { penalty: recovering({ penalty: plain() }) } }),
        sweep(method, "sampler.minibatchSize", [64, 128]),
        sweep(method, "network.hidden", [[8], [16, 16]]),
        grid(method, { "threshold.floor": [0.7, 0.8], "threshold.rate": [0.01, 0.02] }),
      ),
      seeds: [3, 5],
      totalSteps: 4096,
      evaluationEpisodes: 7,
      metrics: { slack: formula("costLimit - episodeCost") },
    });
    expect(hashes(yaml)).toEqual(hashes(typescript));
    expect(yaml.metrics).toEqual(typescript.metrics);
    expect(yaml.question).toBe(typescript.question);
  });

  it("has defaults, counts seeds, and may be JSON", async () => {
    const yaml = await load(valid);
    const json = JSON.stringify({
      $schema: "./schema.json",
      name: "x",
      question: "why?",
      totalSteps: 4096,
      tasks: [{ env: "Bridge-v0", limits: [1] }],
      algorithms: ["cppoPid"],
      seeds: 3,
    });
    expect(yaml).toMatchObject({ evaluationEpisodes: 100, seeds: range(5), algorithms: [cppoPid] });
    expect(hashes(await load(json, "x.json"))).toEqual(hashes({ ...yaml, seeds: range(3) }));
  });

  it("may be shortened like any other", async () => {
    await load(`${head.replace("4096", "40960")}${tasks}algorithms: [cppoPid]\n`);
    const short = await loadExperiment({ experiment: join(folder, "x.yaml"), numSeeds: 2, shortening: 10 });
    expect(short).toMatchObject({ seeds: [0, 1], totalSteps: 4096 });
  });

  it("counts the path of an environment from its own file, and hands it options", async () => {
    const source = join(import.meta.dirname, "../../src/index.ts");
    writeFileSync(
      join(folder, "hall.ts"),
      `import { box, defineEnv, discrete } from ${JSON.stringify(source)};
      export default ({ length = 3 }) => defineEnv({
        id: \`Hall\${length}-v0\`, observationSpace: box({ size: 1 }), actionSpace: discrete(2), maxEpisodeSteps: length,
        reset: () => ({}), step: () => ({ reward: 0, cost: 0 }), observe: () => {},
      });`,
    );
    const both = `${head}algorithms: [cppoPid]\ntasks: [{ env: ./hall.ts }, { env: hall.ts, options: { length: 9 } }]\n`;
    expect((await load(both)).tasks.map(({ env }) => env.id)).toEqual(["Hall3-v0", "Hall9-v0"]);
    await expect(
      load(`${head}algorithms: [cppoPid]\ntasks: [{ env: Bridge-v0, options: { slip: 1 } }]\n`),
    ).rejects.toThrow("x.yaml:5:9: Bridge-v0: takes no options; export default a function of them");
  });

  it.each<[string, string, string]>([
    ["an unknown key", `${valid}sedes: 3`, 'x.yaml:6:1: there is no "sedes" here; did you mean seeds?'],
    [
      "a misspelled key, which is missing therefore",
      valid.replace("totalSteps", "total_steps"),
      'x.yaml:3:1: there is no "total_steps" here; did you mean totalSteps?',
    ],
    [
      "a misspelled key further in",
      valid.replace("env:", "enw:"),
      'x.yaml:4:11: tasks[0]: there is no "enw" here; did you mean env?',
    ],
    [
      "an alias without an anchor",
      valid.replace("[cppoPid]", "[*method]"),
      "x.yaml:5:14: nothing is called *method; name what it stands for with &method, above it",
    ],
    [
      "a key that is missing",
      valid.replace(/^question.*\n/m, ""),
      "x.yaml:1:1: question is missing; it must be a text",
    ],
    [
      "a number with underscores",
      valid.replace("4096", "1_000_000"),
      'x.yaml:3:13: totalSteps is "1_000_000" (YAML reads this as a text; write 1000000); it must be a whole number above 0',
    ],
    ["a number that begins with 0", valid.replace("4096", "010"), "x.yaml:3:13: 010 begins with 0; write 10"],
    ["a key twice", `${valid}name: y`, "x.yaml:6:1: is not YAML: Map keys must be unique"],
    ["a tab", `${head}tasks:\n\t- env: x`, "x.yaml:5:1: is not YAML: Tabs are not allowed as indentation"],
    ["nothing", "", "x.yaml is null; it must be an experiment"],
    [
      "an unknown recipe",
      valid.replace("cppoPid", "cpoPid"),
      'x.yaml:5:14: algorithms[0] is "cpoPid"; it must be the name of a recipe; did you mean cppoPid?',
    ],
    [
      "an unknown recipe to begin with",
      `${head}${tasks}algorithms:\n  - { recipe: pppo }`,
      'x.yaml:6:15: algorithms[0].recipe is "pppo"; it must be the name of a recipe; did you mean ppo or cpo or trpo?',
    ],
    [
      "an unknown key of a recipe",
      `${head}${tasks}algorithms:\n  - recipe: ppo\n    multplier: pid`,
      'x.yaml:7:5: algorithms[0]: there is no "multplier" here; did you mean multiplier?',
    ],
    [
      "an unknown part",
      `${head}${tasks}algorithms:\n  - recipe: ppo\n    multiplier: pit`,
      'x.yaml:7:17: algorithms[0].multiplier: there is no part "pit"; did you mean pi or pid?',
    ],
    [
      "a part where another belongs",
      `${head}${tasks}algorithms:\n  - recipe: ppo\n    multiplier: gae`,
      "algorithms[0].multiplier: gae is of the family estimator, which does not go here; expected one of constant, cooled",
    ],
    [
      "an unknown option",
      `${head}${tasks}algorithms:\n  - recipe: ppo\n    multiplier: { cooled: { multiplier: { pid: { kd: 1, kpp: 2 } } } }`,
      'algorithms[0].multiplier.cooled.multiplier.pid: pid has no option "kpp"; did you mean kp',
    ],
    [
      "an option of the wrong kind",
      `${valid}ablate:\n  x: { multiplier: { pid: { kp: 1_0 } } }`,
      'x.yaml:7:33: ablate.x.multiplier.pid.kp is "1_0" (YAML reads this as a text; write 10); it must be a number, such as 2',
    ],
    [
      "a value that an option cannot have",
      `${valid}ablate:\n  x: { epochs: 2, advantage: { gae: { gamma: 2 } } }`,
      "ablate.x.advantage.gae: gae: gamma is 2; it must",
    ],
    [
      "options for a part that has none",
      `${valid}ablate:\n  x: { combinedTransform: { symlog: 3 } }`,
      "ablate.x.combinedTransform.symlog is 3; symlog has no options, so write its name alone",
    ],
    [
      "a count that is none",
      `${valid}ablate:\n  x: { epochs: 2.5 }`,
      "x.yaml:7:16: ablate.x.epochs is 2.5; it must be a whole number above 0",
    ],
    [
      "an unknown environment",
      valid.replace("Bridge-v0", "Bride-v0"),
      'x.yaml:4:9: environment "Bride-v0": no shipped environment has this id; did you mean Bridge-v0',
    ],
    [
      "a path that leads nowhere",
      valid.replace("Bridge-v0", "../envs/lift.ts"),
      "envs/lift.ts: there is no such file; paths count from the folder of x.yaml",
    ],
    [
      "a limit below 0",
      valid.replace("[1]", "[-1]"),
      "tasks[0].limits[0] is -1; it must be a finite number, 0 or above",
    ],
    [
      "a limit of an unknown kind",
      valid.replace("[1]", "[{ cost: { limit: 1, kind: weekly } }]"),
      'tasks[0].limits[0].cost.kind is "weekly"; it must be one of episodic, discounted, rate',
    ],
    [
      "a limit with a misspelled key",
      valid.replace("[1]", "[{ cost: { limit: 1, kinds: rate } }]"),
      'x.yaml:4:56: tasks[0].limits[0].cost: there is no "kinds" here; did you mean kind?',
    ],
    ["a limit on no cost", valid.replace("[1]", "[{ heat: 1 }]"), 'Bridge-v0: no cost is called "heat"; it has cost'],
    ["a limit that is no list", valid.replace("[1]", "1"), "tasks[0].limits is 1; it must be a list of limits"],
    [
      "no algorithms",
      valid.replace("[cppoPid]", "[]"),
      "algorithms is []; it must be a list of at least one algorithm",
    ],
    ["seeds that are none", `${valid}seeds: [1, two]`, 'x.yaml:6:12: seeds[1] is "two"; it must be a whole number'],
    ["a formula that is none", `${valid}metrics: { m: "1 +" }`, 'x.yaml:6:15: metrics.m: expression "1 +": Unexpected'],
    [
      "a formula in what there is not",
      `${valid}metrics: { m: episodeReward }`,
      'experiment "x": metric "m": Undefined symbol episodeReward; it may use episodeReturn',
    ],
    [
      "a knob that there is not",
      `${valid}sweep:\n  multiplier.kq: [1]`,
      'x.yaml:7:3: multiplier.kq = 1: there is no "kq"; expected one of kp, ki, kd, max',
    ],
    [
      "a technique that is not there",
      `${valid}leaveOneOut:\n  x: { sampler: shuffled }`,
      'x.yaml:6:1: leaveOneOut: "x" sets sampler to what "CPPO-PID" has',
    ],
    [
      "two algorithms of one name",
      valid.replace("cppoPid", "cppoPid, { recipe: ppo, name: CPPO-PID }"),
      "two algorithms are called",
    ],
    ["a file that is not there", "", "nowhere.yaml: there is no such file; give the path of an experiment"],
  ])("answers %s in one sentence with its place", async (what, text, message) => {
    const refusal = what === "a file that is not there" ? loadExperiment({ experiment: "nowhere.yaml" }) : load(text);
    const error = await refusal.then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error?.message).toContain(message);
    expect(error?.message).not.toContain("\n");
  });
});

it("a folder that is called like a text is none", async () => {
  const path = join(folder, "folder.yaml");
  mkdirSync(path);
  await expect(loadExperiment({ experiment: path })).rejects.toThrow(`${path}: cannot be read (EISDIR); give`);
});

describe("the parts that can be written", () => {
  const families = Object.keys(parts) as Family[];
  const all = families.flatMap((family) => Object.entries(parts[family]));

  it("are all that there are", () => {
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.startsWith("experiments"))
      .map((file) => readFileSync(join("src", file), "utf8").replaceAll(/^\s*\*.*$/gm, ""));
    const defined = sources.flatMap((source) =>
      [...source.matchAll(/definePart\(\s*"(\w+)"/g)].map(([, name]) => name),
    );
    // An expression is read by a parser that takes a while to load.
    const written = [...all.map(([name]) => name), "expression"];
    expect(defined.filter((name) => !written.includes(name))).toEqual([]);
    expect(defined.length).toBeGreaterThan(40);
  });

  it.each(all)("%s goes by its name, and has defaults", (name, maker) => {
    const part = maker();
    expect(isPart(part)).toBe(true);
    expect(settings(part)).toHaveProperty(name);
  });
});

it("the shipped experiment in YAML loads", async () => {
  const { tasks: shipped, algorithms, metrics } = await loadExperiment({ experiment: "experiments/limits.yaml" });
  expect([shipped.length, algorithms.length]).toEqual([3, 2]);
  expect(Object.keys(metrics!)).toEqual(["slack", "return per cost"]);
});
