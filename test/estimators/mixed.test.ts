import { expect, it } from "vitest";
import { gae } from "../../src/estimators/gae.ts";
import { mixed } from "../../src/estimators/mixed.ts";
import { nStep } from "../../src/estimators/nStep.ts";
import { golden } from "../data/algoGolden.ts";
import { estimate, expectClose, goldenReward } from "./signals.ts";

const { gamma, lambda: gaeLambda, mix_return: mixReturn, value } = golden.gae;

it("mixed — lets the advantage follow the mean as well", () => {
  const estimator = mixed({ estimator: gae({ gamma, gaeLambda }), other: nStep({ gamma }), weight: 0.5 });
  const { advantage, target } = estimate(estimator, goldenReward);
  expectClose(target, mixReturn);
  expectClose(
    advantage,
    mixReturn.map((x, i) => x - value[i]),
  );
  expect(Math.abs(advantage[0] - golden.gae.adv[0])).toBeGreaterThan(0.01);
});
