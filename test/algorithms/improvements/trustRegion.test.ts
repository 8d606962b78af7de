import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constrainedTrustRegion } from "../../../src/algorithms/improvements/constrainedTrustRegion.ts";
import type { Improvement, Occasion } from "../../../src/algorithms/improvements/improvement.ts";
import { trustRegion } from "../../../src/algorithms/improvements/trustRegion.ts";
import { lagrangianPpo } from "../../../src/algorithms/lagrangianPpo.ts";
import { trpo } from "../../../src/algorithms/trpo.ts";
import type { LearnerDesign } from "../../../src/engine/createLearner.ts";
import { reference } from "../../../src/engine/reference/reference.ts";
import { atMost, task } from "../../../src/env/task.ts";
import { surrogate } from "../../../src/losses/surrogate.ts";
import { conjugateGradient } from "../../../src/math/conjugateGradient.ts";
import { dot } from "../../../src/math/dot.ts";
import { rng } from "../../../src/math/rng.ts";
import { shuffled } from "../../../src/samplers/shuffled.ts";
import type { EpochNews } from "../../../src/stopping/stopping.ts";
import { learnerOf, normals, rates, samplesFrom } from "../../engine/learners.ts";
import { ford } from "../../fixtures.ts";

const size = 200;
const passes = { sampler: shuffled({ minibatchSize: 50 }), epochs: 3, stopping: () => false };
const cost = normals(size, "cost advantage");
const occasionOf = (excess?: number): Occasion => ({
  pool: { size, numDraws: size, surprise: new Float64Array(size), cost: new Float64Array(size) },
  worstCostRatio: 1.5,
  demands: excess === undefined ? [] : [{ advantage: cost, excess }],
});

/** A learner before an improvement, and what it makes of it. */
function scene(design: Partial<LearnerDesign> = {}) {
  const learner = learnerOf({ policyLoss: surrogate(), ...design });
  const samples = samplesFrom(learner, size, 1);
  learner.load(samples, rates);
  const policy = () => Float64Array.from(learner.save().networks[0].parameters);
  const start = policy();
  const region = learner.trustRegion();
  region.begin([cost]);
  return {
    learner,
    start,
    region,
    improve(improvement: Improvement, excess?: number) {
      const trainee = { learner, passes, numConstraints: excess === undefined ? 0 : 1 };
      const losses = improvement(trainee)(occasionOf(excess), rng(0));
      const change = policy().map((x, p) => x - start[p]);
      return { losses, change, standing: region.measure() };
    },
  };
}

/** (F + damping · I)⁻¹ ∇Lₖ to full precision. */
function natural({ region }: ReturnType<typeof scene>, objective: number, damping: number) {
  const [gradient, x] = [0, 1].map(() => new Float64Array(region.numParameters));
  region.gradient(objective, gradient);
  conjugateGradient(x.length, { iterations: 4 * x.length, tolerance: 1e-12 })(
    (vector, product) => {
      region.fisherTimes(vector, product);
      for (let p = 0; p < x.length; p++) product[p] += damping * vector[p];
    },
    gradient,
    x,
  );
  return { gradient, x };
}

const exact = { iterations: 200, damping: 0.05 };
const both = [trustRegion, constrainedTrustRegion] as const;

describe.each(both)("%o", (improvement) => {
  it("goes down the natural gradient as far as the divergence allows, but for whole backtracks", () => {
    const at = scene();
    const { gradient, x } = natural(at, 0, exact.damping);
    const { change } = at.improve(improvement({ ...exact, maxKl: 0.02, backtrackRatio: 0.5 }));
    const full = x.map((xi) => -Math.sqrt((2 * 0.02) / dot(gradient, x)) * xi);
    const fraction = dot(change, full) / dot(full, full);
    for (const [p, moved] of change.entries()) expect(moved).toBeCloseTo(fraction * full[p], 5);
    const numBacktracks = -Math.log2(fraction);
    expect(numBacktracks).toBeCloseTo(Math.round(numBacktracks), 4);
    expect(Math.round(numBacktracks)).toBeLessThanOrEqual(1);
  });

  it("lowers the loss and keeps to the divergence, whatever the size of the step", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), fc.integer(), (maxKl, seed) => {
        const at = scene({ rng: rng(seed) });
        const [before] = at.region.measure().objectives;
        const { standing, losses } = at.improve(improvement({ maxKl }));
        expect(standing.kl).toBeLessThanOrEqual(maxKl);
        expect(standing.kl).toBeGreaterThan(0.05 * maxKl);
        expect(standing.objectives[0]).toBeLessThan(before);
        expect(losses.approxKl).toBe(standing.kl);
        expect(losses.policyLoss).toBe(standing.policyLoss);
      }),
      { numRuns: 10 },
    );
  });

  it("stays, bit by bit, where no length of the step lowers the loss, and fits the critics all the same", () => {
    const misled = { loss: (ratio: number) => (ratio - 1) ** 2, slope: () => 1 };
    const at = scene({ policyLoss: misled });
    const critics = () => at.learner.save().networks.slice(1);
    const before = critics();
    const { change, losses } = at.improve(improvement());
    expect(change.every((x) => x === 0)).toBe(true);
    expect(losses).toMatchObject({ approxKl: 0, numGradientSteps: 3 * 4 });
    expect(critics()).not.toEqual(before);
  });

  it("refuses gradients that are not finite", () => {
    const at = scene({ policyLoss: { loss: () => 0, slope: () => NaN } });
    expect(() => at.improve(improvement())).toThrow("the norm of the policy's gradient is NaN; it must be finite");
  });

  it("lets the stopping rule hear how far the step went", () => {
    const heard: EpochNews[] = [];
    const stopping = (news: EpochNews) => heard.push(news) === 2;
    const { learner, region } = scene();
    const trainee = { learner, passes: { ...passes, stopping }, numConstraints: 0 };
    const losses = improvement()(trainee)(occasionOf(), rng(0));
    const { kl } = region.measure();
    const news = { approxKl: kl, worstCostRatio: 1.5 };
    expect(heard).toEqual([news, news]);
    expect(losses.numGradientSteps).toBe(2 * 4);
  });

  it.each([
    [{ maxKl: 0 }, "maxKl is 0; it must be above 0"],
    [{ damping: -1 }, "damping is -1; it must be 0 or above"],
    [{ iterations: 2.5 }, "iterations is 2.5; it must be a whole number, 1 or above"],
    [{ backtracks: 0 }, "backtracks is 0; it must be a whole number, 1 or above"],
    [{ backtrackRatio: 1 }, "backtrackRatio is 1; it must lie in [0.01, 0.99]"],
  ])("refuses %j", (options, message) => expect(() => improvement(options)).toThrow(message));
});

describe("constrainedTrustRegion", () => {
  const improvement = constrainedTrustRegion({ ...exact, maxKl: 0.02 });

  it("is trustRegion where there is all the room in the world", () => {
    const { change } = scene().improve(improvement, -1e6);
    const { change: expected } = scene().improve(trustRegion({ ...exact, maxKl: 0.02 }));
    expect([...change]).toEqual([...expected]);
  });

  it("lets the cost rise by no more than there is room, and spends it", () => {
    const at = scene({ policyLoss: { loss: (ratio, advantage) => -ratio * (advantage + 1), slope: (_r, a) => -a } });
    const [, before] = at.region.measure().objectives;
    // How much an unconstrained step would take.
    const free = scene().improve(trustRegion({ ...exact, maxKl: 0.02 })).standing.objectives[1] - before;
    expect(Math.abs(free)).toBeGreaterThan(0.005);
    for (const room of [0.5 * Math.abs(free), 0.1 * Math.abs(free), 0]) {
      const here = scene({ policyLoss: { loss: (ratio, a) => -ratio * a, slope: (_r, a) => -a } });
      const rise = here.improve(improvement, -room).standing.objectives[1] - before;
      expect(rise).toBeLessThanOrEqual(room);
    }
  });

  it("only lowers the cost where the limit is out of reach, along its natural gradient", () => {
    const at = scene();
    const { x } = natural(at, 1, exact.damping);
    const [, before] = at.region.measure().objectives;
    const { change, standing } = at.improve(improvement, 100);
    expect(standing.objectives[1]).toBeLessThan(before - 0.01);
    const cosine = dot(change, x) / Math.sqrt(dot(change, change) * dot(x, x));
    expect(cosine).toBeCloseTo(-1, 9);
  });

  it("refuses two constraints, and says what keeps them", () => {
    const { learner } = scene();
    expect(() => improvement({ learner, passes, numConstraints: 2 })).toThrow(
      "constrainedTrustRegion: the task has 2 constraints and it keeps one; use trustRegion() with a multiplier for each",
    );
  });
});

it("an engine that cannot differentiate forward is refused before any work starts", () => {
  const without = {
    name: "tfjs",
    networks(...shape: Parameters<typeof reference.networks>) {
      const { tangents: _, ...networks } = reference.networks(...shape);
      return networks;
    },
  };
  expect(() => lagrangianPpo(trpo).agent(task(ford, atMost(1)), without, rng(0))).toThrow(
    "trustRegion: the tfjs engine cannot differentiate these networks forward; use perceptron(), or layers whose gradients",
  );
});
