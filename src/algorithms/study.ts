import type { Learner, Samples } from "../engine/learner.ts";
import type { Signal } from "../estimators/signal.ts";
import { join } from "../math/join.ts";
import { moments } from "../math/moments.ts";
import type { Reals } from "../math/reals.ts";
import { sumOf } from "../math/sumOf.ts";
import type { Normalizer } from "../observations/normalizer.ts";
import type { Rollout } from "../rollout/rollout.ts";
import type { Pool } from "../samplers/sampler.ts";
import type { Transform } from "../transforms/transform.ts";
import type { Recipe } from "./recipe.ts";

/** What one critic, and the estimator behind it, make of all samples. Arrays are [size]. */
export interface Verdict {
  readonly value: Reals;
  readonly target: Reals;
  readonly advantage: Reals; // transformed
  /** Standard deviation after the transform over that before it: what one unit of the signal became. */
  readonly scale: number;
  readonly surprise: Reals; // |advantage| before the transform, over its standard deviation
  readonly sample: Reals; // the signal itself
}

/** Everything an update learns from, but for the price of cost. */
export interface Evidence {
  readonly samples: Omit<Samples, "advantage" | "critics">;
  readonly reward: Verdict;
  readonly costs: readonly Verdict[]; // one per constraint
  readonly pool: Pool; // what minibatches are drawn from
}

/** What {@link study} needs to know of an agent. */
export interface Student {
  readonly recipe: Pick<Recipe, "advantage" | "advantageTransform" | "costAdvantage" | "costAdvantageTransform">;
  readonly learner: Learner;
  readonly normalizer: Normalizer;
  readonly costColumns: readonly number[]; // which costs of the environment are constrained
}

/**
 * Asks the critics what they make of the rollouts, newest first, and the
 * policy how likely it would be to do the same again; then estimates
 * advantages rollout by rollout and transforms them all together.
 */
export function study(rollouts: readonly Rollout[], student: Student): Evidence {
  const { recipe } = student;
  const lessons = rollouts.map((rollout, age) => lesson(rollout, age === 0, student));
  const all = <A extends Reals>(column: (lesson: Lesson) => A) => join(lessons.map(column));
  const [reward, ...costs] = lessons[0].signals.map((_, k) =>
    judge(
      {
        value: all(({ signals }) => signals[k].value),
        target: all(({ signals }) => signals[k].target),
        sample: all(({ signals }) => signals[k].sample),
      },
      all(({ signals }) => signals[k].advantage),
      k === 0 ? recipe.advantageTransform : recipe.costAdvantageTransform,
    ),
  );
  const logProb = all((lesson) => lesson.logProb);
  return {
    samples: {
      size: logProb.length,
      obs: all((lesson) => lesson.obs),
      action: all((lesson) => lesson.action),
      logProb,
      center: all((lesson) => lesson.ratio),
    },
    reward,
    costs,
    pool: {
      size: logProb.length,
      numDraws: lessons[0].logProb.length,
      surprise: sumOf(logProb.length, costs, ({ surprise }) => surprise),
      cost: sumOf(logProb.length, costs, ({ sample }) => sample),
    },
  };
}

/** One rollout as the present networks see it. */
interface Lesson {
  readonly obs: Float32Array; // [size, obsSize], normalized
  readonly action: Float32Array;
  readonly logProb: Float32Array;
  readonly ratio: Reals;
  readonly signals: readonly Signal[]; // reward first
}

function lesson(rollout: Rollout, isNewest: boolean, { recipe, learner, normalizer, costColumns }: Student): Lesson {
  const { action, logProb } = rollout;
  const obs = new Float32Array(rollout.obs.length);
  const nextObs = new Float32Array(rollout.nextObs.length);
  normalizer.apply(rollout.obs, obs);
  normalizer.apply(rollout.nextObs, nextObs);
  const signals = [rollout.reward, ...costColumns.map((column) => rollout.costs[column])].map(
    (sample, critic): Signal => ({
      sample,
      value: learner.values(obs, critic),
      nextValue: learner.values(nextObs, critic),
      advantage: new Float64Array(sample.length),
      target: new Float64Array(sample.length),
    }),
  );
  const ratio = isNewest
    ? new Float64Array(logProb.length).fill(1)
    : learner.logProbs(obs, action).map((present, i) => Math.exp(present - logProb[i]));
  const estimators = signals.map((_, critic) => (critic === 0 ? recipe.advantage : recipe.costAdvantage));
  for (const [critic, signal] of signals.entries()) estimators[critic](signal, { ...rollout, ratio });
  return { obs, action, logProb, ratio, signals };
}

function judge(known: Pick<Verdict, "value" | "target" | "sample">, advantage: Reals, transform: Transform): Verdict {
  const { deviation } = moments(advantage);
  const surprise = advantage.map((x) => Math.abs(x) / (deviation + 1e-8));
  transform(advantage);
  return { ...known, advantage, surprise, scale: (moments(advantage).deviation + 1e-8) / (deviation + 1e-8) };
}
