import { describe, expect, it } from "vitest";
import { costToGo } from "../src/estimators/costToGo.ts";
import { gae } from "../src/estimators/gae.ts";
import { mixed } from "../src/estimators/mixed.ts";
import { mixedTargets } from "../src/estimators/mixedTargets.ts";
import { nStep } from "../src/estimators/nStep.ts";
import { vtrace } from "../src/estimators/vtrace.ts";
import { cooled } from "../src/controllers/cooled.ts";
import { cooledRegardless } from "../src/controllers/cooledRegardless.ts";
import { dualAdam } from "../src/controllers/dualAdam.ts";
import { dualAscent } from "../src/controllers/dualAscent.ts";
import { linear } from "../src/controllers/linear.ts";
import { pid } from "../src/controllers/pid.ts";
import { clippedError } from "../src/losses/clippedError.ts";
import { clippedSurrogate } from "../src/losses/clippedSurrogate.ts";
import { replayed } from "../src/memories/replayed.ts";
import { runningNormalization } from "../src/observations/runningNormalization.ts";
import { adam } from "../src/optimizers/adam.ts";
import { recovering } from "../src/penalties/recovering.ts";
import { literalPrioritized } from "../src/samplers/literalPrioritized.ts";
import { prioritized } from "../src/samplers/prioritized.ts";
import { shuffled } from "../src/samplers/shuffled.ts";
import { klAbove } from "../src/stopping/klAbove.ts";
import { literalViolationStop } from "../src/stopping/literalViolationStop.ts";
import { adaptiveThreshold } from "../src/thresholds/adaptiveThreshold.ts";
import { curriculum } from "../src/thresholds/curriculum.ts";
import { fixed } from "../src/thresholds/fixed.ts";
import { literalAdaptiveThreshold } from "../src/thresholds/literalAdaptiveThreshold.ts";
import { standardize } from "../src/transforms/standardize.ts";
import { literalRelative } from "../src/violations/literalRelative.ts";
import { relative } from "../src/violations/relative.ts";

type Maker = (options: Record<string, unknown>) => unknown;

describe("an impossible option", () => {
  it.each<[maker: Maker, option: string, value: number, rule: string]>([
    [gae, "gamma", 1.2, "lie in [0, 1]"],
    [gae, "gaeLambda", -0.1, "lie in [0, 1]"],
    [nStep, "gamma", 2, "lie in [0, 1]"],
    [nStep, "numSteps", 0, "be a whole number, 1 or above"],
    [nStep, "numSteps", 2.5, "be a whole number, 1 or above"],
    [mixedTargets, "weight", 1.1, "lie in [0, 1]"],
    [costToGo, "gamma", -1, "lie in [0, 1]"],
    [vtrace, "gamma", 1.01, "lie in [0, 1]"],
    [vtrace, "gaeLambda", 2, "lie in [0, 1]"],
    [vtrace, "rhoBar", 0, "be above 0"],
    [vtrace, "cBar", -1, "be above 0"],
    [standardize, "epsilon", 0, "be above 0"],
    [relative, "floor", 0, "be above 0"],
    [relative, "bound", -1, "be above 0"],
    [literalRelative, "epsilon", 0, "be above 0"],
    [linear, "until", 0, "be above 0"],
    [dualAscent, "learningRate", -1, "be 0 or above"],
    [dualAscent, "max", -1, "be 0 or above"],
    [dualAscent, "initial", 101, "lie in [0, 100]"],
    [dualAdam, "initial", -1, "be 0 or above"],
    [dualAdam, "learningRate", -1, "be 0 or above"],
    [dualAdam, "beta1", 1, "lie in [0, 1)"],
    [dualAdam, "beta2", 1.5, "lie in [0, 1)"],
    [dualAdam, "epsilon", 0, "be above 0"],
    [pid, "kp", -1, "be 0 or above"],
    [pid, "ki", -1, "be 0 or above"],
    [pid, "kd", -1, "be 0 or above"],
    [pid, "max", -1, "be 0 or above"],
    [cooled, "floor", 2, "lie in [0, 1]"],
    [cooledRegardless, "floor", -1, "lie in [0, 1]"],
    [fixed, "share", 1.1, "lie in [0, 1]"],
    [adaptiveThreshold, "floor", 1.1, "lie in [0, 1]"],
    [adaptiveThreshold, "rate", 1, "lie in [0, 1)"],
    [literalAdaptiveThreshold, "low", -1, "be 0 or above"],
    [literalAdaptiveThreshold, "high", 0, "be 0.1 or above"],
    [literalAdaptiveThreshold, "rate", -1, "lie in [0, 1)"],
    [curriculum, "from", 0.5, "be 1 or above"],
    [curriculum, "until", 0, "be above 0"],
    [curriculum, "until", 2, "lie in [0, 1]"],
    [recovering, "factor", 0.5, "be 1 or above"],
    [recovering, "floor", 0, "be above 0"],
    [clippedSurrogate, "clipRange", 0, "be above 0"],
    [clippedError, "clipRange", -0.2, "be above 0"],
    [shuffled, "minibatchSize", 0, "be a whole number, 1 or above"],
    [prioritized, "minibatchSize", 1.5, "be a whole number, 1 or above"],
    [prioritized, "share", 1, "lie in [0, 1)"],
    [literalPrioritized, "minibatchSize", -1, "be a whole number, 1 or above"],
    [literalPrioritized, "epsilon", 0, "be above 0"],
    [replayed, "numRollouts", 0, "be a whole number, 1 or above"],
    [klAbove, "targetKl", 0, "be above 0"],
    [literalViolationStop, "factor", 0, "be above 0"],
    [runningNormalization, "clip", 0, "be above 0"],
    [runningNormalization, "epsilon", 0, "be above 0"],
    [adam, "learningRate", -1, "be 0 or above"],
    [adam, "beta1", 1, "lie in [0, 1)"],
    [adam, "beta2", -1, "lie in [0, 1)"],
    [adam, "epsilon", 0, "be above 0"],
    [adam, "maxGradNorm", 0, "be above 0"],
  ])("%o refuses %s = %d: it must %s", (maker, option, value, rule) => {
    const { part } = maker({}) as { part: string };
    expect(() => maker({ [option]: value })).toThrow(`${part}: ${option} is ${value}; it must ${rule}`);
  });

  it("is refused by the parts made of other parts too", () => {
    expect(() => mixed({ weight: -1 })).toThrow("weight is -1; it must lie in [0, 1]");
    expect(() => gae().with({ gamma: 3 })).toThrow("gae: gamma is 3; it must lie in [0, 1]");
  });
});
