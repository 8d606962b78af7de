import { describe, expect, it } from "vitest";
import { everything } from "../src/algorithms/everything.ts";
import { constrainedTrustRegion } from "../src/algorithms/improvements/constrainedTrustRegion.ts";
import { trustRegion } from "../src/algorithms/improvements/trustRegion.ts";
import { lagrangianPpo } from "../src/algorithms/lagrangianPpo.ts";
import type { Recipe } from "../src/algorithms/recipe.ts";
import { constant } from "../src/controllers/constant.ts";
import { cooled } from "../src/controllers/cooled.ts";
import { cooledRegardless } from "../src/controllers/cooledRegardless.ts";
import { dualAdam } from "../src/controllers/dualAdam.ts";
import { dualAscent } from "../src/controllers/dualAscent.ts";
import { linear } from "../src/controllers/linear.ts";
import { pi } from "../src/controllers/pi.ts";
import { pid } from "../src/controllers/pid.ts";
import type { Engine } from "../src/engine/engine.ts";
import { reference } from "../src/engine/reference/reference.ts";
import { wasm } from "../src/engine/wasm/wasm.ts";
import { atMost, task } from "../src/env/task.ts";
import { costToGo } from "../src/estimators/costToGo.ts";
import { gae } from "../src/estimators/gae.ts";
import { mixed } from "../src/estimators/mixed.ts";
import { vtrace } from "../src/estimators/vtrace.ts";
import { replayed } from "../src/memories/replayed.ts";
import { runningNormalization } from "../src/observations/runningNormalization.ts";
import { adam } from "../src/optimizers/adam.ts";
import { isPart } from "../src/part.ts";
import { squashedGaussian } from "../src/policies/squashedGaussian.ts";
import { literalPrioritized } from "../src/samplers/literalPrioritized.ts";
import { prioritized } from "../src/samplers/prioritized.ts";
import { klAbove } from "../src/stopping/klAbove.ts";
import { literalViolationStop } from "../src/stopping/literalViolationStop.ts";
import { adaptiveThreshold } from "../src/thresholds/adaptiveThreshold.ts";
import { curriculum } from "../src/thresholds/curriculum.ts";
import { literalAdaptiveThreshold } from "../src/thresholds/literalAdaptiveThreshold.ts";
import { train } from "../src/train.ts";
import { literalRelative } from "../src/violations/literalRelative.ts";
import { tapedClippedError, tapedClippedSurrogate } from "./losses/taped.ts";
import { ford, sled } from "./fixtures.ts";
import { sharedPerceptron } from "../src/networks/sharedPerceptron.ts";
import { perceptron } from "../src/networks/perceptron.ts";

// Small, and lively enough that each clip, bound and floor is reached at some update.
const base: Recipe = {
  ...everything,
  numEnvs: 4,
  numSteps: 16,
  network: perceptron({ hidden: [5] }),
  epochs: 3,
  observation: runningNormalization({ clip: 1.5, epsilon: 0.01 }),
  threshold: adaptiveThreshold({ floor: 0.8, rate: 0.2 }),
  multiplier: cooled({ multiplier: pid({ max: 1.5 }), floor: 0.4 }),
  sampler: prioritized({ minibatchSize: 16 }),
  entropyBonus: linear({ from: 0.1, to: 0.01, until: 0.5 }),
  policyOptimizer: adam({ learningRate: 0.1, maxGradNorm: 0.1 }),
  criticOptimizer: adam({ learningRate: 0.1, maxGradNorm: 0.5 }),
};

// Limits that are crossed both ways, one that is hopeless, and one that is 0.
const tasks = [
  task(ford, atMost(1.2)),
  task(ford, atMost(0)),
  task(sled, atMost(0.3, { cost: "speed" }), atMost(1, { cost: "effort", kind: "discounted", gamma: 0.9 })),
];

/** Parts that `base` does not use, with the settings that bring them to life. */
const variants: Record<string, Partial<Recipe>> = {
  everything: base,
  "dual ascent": { multiplier: dualAscent({ initial: 0.1, learningRate: 0.5, max: 0.6 }) },
  "dual Adam": { multiplier: dualAdam({ learningRate: 0.2 }) },
  PI: { multiplier: pi({ max: 1.5 }) },
  "cooling regardless": {
    multiplier: cooledRegardless({
      multiplier: dualAscent({ initial: 0.05, learningRate: 0.05, max: 0.3 }),
      floor: 0.4,
    }),
  },
  replay: {
    memory: replayed({ numRollouts: 1 }),
    advantage: vtrace({ rhoBar: 0.9, cBar: 0.8 }),
    costAdvantage: vtrace(),
  },
  "mixed advantages": { advantage: mixed({ estimator: gae() }) },
  "cost to go": { costAdvantage: costToGo() },
  squashed: { policy: squashedGaussian() },
  "shared network": { network: sharedPerceptron({ hidden: [5, 4], criticWeight: 0.3 }) },
  "normalized layers": { network: perceptron({ hidden: [5], normalization: "layer" }) },
  "losses on tape": {
    policyLoss: tapedClippedSurrogate({ clipRange: 0.1 }),
    valueLoss: tapedClippedError(),
    costValueLoss: tapedClippedError(),
  },
  "literal priorities": { sampler: literalPrioritized({ minibatchSize: 16, epsilon: 0.1 }) },
  "KL stop": { stopping: klAbove({ targetKl: 0.01 }) },
  "violation stop": { stopping: literalViolationStop({ factor: 1.1 }) },
  curriculum: { threshold: curriculum({ from: 2, until: 0.5 }) },
  "literal threshold": { threshold: literalAdaptiveThreshold() },
  "trust region": { improvement: trustRegion({ iterations: 3, backtracks: 2 }) },
  "constrained trust region": {
    multiplier: constant(0),
    improvement: constrainedTrustRegion({ maxKl: 0.5, damping: 0.01, iterations: 3, backtracks: 2 }),
  },
  "literal normalization": { violation: literalRelative({ epsilon: 0.1 }) },
};

/** Those of the tasks that a recipe takes on. */
const within = ({ improvement }: Recipe) =>
  isPart(improvement) && improvement.part === "constrainedTrustRegion"
    ? tasks.filter(({ constraints }) => constraints.length === 1)
    : tasks;

const trace = (recipe: Recipe, engine: Engine = wasm) =>
  JSON.stringify(
    within(recipe).map((each) =>
      Array.from(
        train({ task: each, algorithm: lagrangianPpo(recipe), seed: 0, totalSteps: 64 * 8, engine }),
        ({ update, episodes, dual, losses }) => ({ update, episodes, dual, losses }),
      ),
    ),
  );

/** Every way to turn exactly one number of `value`: where it is, and what comes of it. */
function* knobs<T>(value: T, path = ""): Generator<[path: string, turned: () => T]> {
  if (typeof value === "number") {
    for (const turned of [value * 2 + 0.01, value / 2, value + 1]) yield [path, () => turned as T];
  } else if (isPart(value)) {
    for (const [at, turned] of knobs(value.options, `${path}:${value.part}`))
      yield [at, () => value.with(turned()) as T];
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      for (const [at, turned] of knobs(item, `${path}[${i}]`)) yield [at, () => value.with(i, turned()) as T];
    }
  } else if (value !== null && typeof value === "object") {
    for (const [key, field] of Object.entries(value)) {
      for (const [at, turned] of knobs(field, `${path}.${key}`)) yield [at, () => ({ ...value, [key]: turned() })];
    }
  }
}

/** The trace of a recipe; undefined where the turned number is refused. */
const traceOr = (recipe: () => Recipe): string | undefined => {
  try {
    return trace(recipe());
  } catch (error) {
    if (/must|finite/.test((error as Error).message)) return undefined;
    throw error;
  }
};

describe.each(Object.entries(variants))("%s", (_name, change) => {
  const recipe = { ...base, ...change };
  const original = trace(recipe);

  it("tells the same story with the same seed", () => expect(trace(recipe)).toBe(original));

  const paths = new Map<string, (() => Partial<Recipe>)[]>();
  for (const [path, turned] of knobs(change)) paths.set(path, [...(paths.get(path) ?? []), turned]);

  it.each([...paths.keys()])("%s is alive", (path) => {
    const stories = paths.get(path)!.map((turned) => () => traceOr(() => ({ ...base, ...turned() })));
    const changed = stories.some((story) => {
      const told = story();
      return told !== undefined && told !== original;
    });
    expect(changed).toBe(true);
  });
});

it.each([
  ["perceptron", perceptron],
  ["sharedPerceptron", sharedPerceptron],
] as const)("every word of a %s is alive", (_name, network) => {
  const told = (words: Parameters<typeof network>[0]) =>
    trace({ ...base, network: network({ hidden: [5], ...words }) }, reference);
  const stories = [
    ...(["tanh", "relu", "elu", "silu", "gelu"] as const).map((activation) => told({ activation })),
    ...(["kaiming", "xavier"] as const).map((initialization) => told({ initialization })),
    told({ normalization: "layer" }),
  ];
  expect(new Set(stories).size).toBe(stories.length);
});
