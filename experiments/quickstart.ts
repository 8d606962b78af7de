import bridgeSlip from "../envs/bridgeSlip.ts";
import {
  ablate,
  absolute,
  asIs,
  asSeen,
  atMost,
  constant,
  cooled,
  cooledRegardless,
  costToGo,
  cppoPid,
  defineExperiment,
  dualAscent,
  everything,
  fixed,
  gae,
  inOrder,
  linear,
  literalAdaptiveThreshold,
  literalPrioritized,
  literalRelative,
  literalViolationStop,
  perceptron,
  pid,
  range,
  replayed,
  rescaled,
  shuffled,
  squaredError,
  standardize,
  surrogate,
  symlog,
  task,
  vtrace,
} from "../src/index.ts";

/** What a small gridworld asks for: one-hot cells as they are, small networks, and curiosity that fades. */
const gridworld = {
  network: perceptron({ hidden: [32, 32] }),
  observation: asSeen(),
  entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }),
};
const method = { ...everything, ...gridworld, name: "full method" };

export default defineExperiment({
  name: "quickstart",
  question: "Which part of the method keeps the agent within its cost limit, and what does each cost in return?",
  tasks: [task(bridgeSlip, atMost(1.5))],
  algorithms: ablate(method, {
    // Each part removed.
    "without a multiplier": { multiplier: constant(0) },
    "without PID (dual ascent)": { multiplier: cooled({ multiplier: dualAscent() }) },
    "without normalized violations": { violation: absolute() },
    "without a constraint critic": { costAdvantage: costToGo() },
    "without a cost trace (λ = 0)": { costAdvantage: gae({ gaeLambda: 0 }) },
    "without PPO clipping": { policyLoss: surrogate() },
    "without value clipping": { valueLoss: squaredError(), costValueLoss: squaredError() },
    "without an adaptive threshold": { threshold: fixed() },
    "without n-step mixing": { advantage: gae(), costAdvantage: gae() },
    "without prioritized sampling": { sampler: shuffled() },
    "without symlog": { combinedTransform: asIs() },
    "without cooling": { multiplier: pid() },
    "without recovery": { penalty: rescaled() },

    // None of the optional parts, and one that is not in the method.
    "CPPO-PID alone": { ...cppoPid, ...gridworld },
    "with replay and V-trace": { memory: replayed(), advantage: vtrace(), costAdvantage: vtrace() },

    // The literal readings, beside the sound ones that they stand for.
    "literal adaptive threshold": { threshold: literalAdaptiveThreshold() },
    "literal normalization": { violation: literalRelative() },
    "literal prioritized sampling": { sampler: literalPrioritized() },
    "literal symlog": {
      advantageTransform: inOrder(symlog(), standardize()),
      costAdvantageTransform: inOrder(symlog(), standardize()),
      combinedTransform: asIs(),
    },
    "literal cooling": { multiplier: cooledRegardless({ multiplier: pid(), floor: 0 }) },
    "literal early stopping": { stopping: literalViolationStop(), penalty: rescaled() },
  }),
  seeds: range(5),
  totalSteps: 100_000,
});
