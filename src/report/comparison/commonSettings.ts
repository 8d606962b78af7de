/** A setting that programs share, and where each has it. A star stands for any one key. */
interface CommonSetting {
  readonly name: string;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/**
 * What PPO and its kin are set by in every program. Of OmniSafe's discounts only
 * that of the reward is here, since its on-policy algorithms use it for costs too.
 *
 * PKU-Alignment/omnisafe 15603dd7, `configs/on-policy/PPOLag.yaml`;
 * PKU-Alignment/Safe-Policy-Optimization 8d0fa76, `single_agent/ppo_lag.py`
 */
const common: readonly CommonSetting[] = [
  entry("steps per update", ["numEnvs×numSteps"], ["algo_cfgs.steps_per_epoch"], ["steps_per_epoch"]),
  entry("passes per update", ["epochs"], ["algo_cfgs.update_iters"], ["learning_iters"]),
  entry("minibatch size", ["sampler.*.minibatchSize"], ["algo_cfgs.batch_size"], ["batch_size"]),
  entry("discount", ["advantage.*.gamma"], ["algo_cfgs.gamma"], ["gamma"]),
  entry("λ of GAE", ["advantage.*.gaeLambda"], ["algo_cfgs.lam"], ["lam"]),
  entry("clip range", ["policyLoss.*.clipRange"], ["algo_cfgs.clip"], ["clip"]),
  entry("entropy bonus", ["entropyBonus.*.value"], ["algo_cfgs.entropy_coef"], ["entropy_coef"]),
  entry("hidden layers", ["network.*.hidden"], ["model_cfgs.actor.hidden_sizes"], ["hidden_sizes"]),
  entry("activation", ["network.*.activation"], ["model_cfgs.actor.activation"], ["activation"]),
  entry("learning rate of the policy", ["policyOptimizer.*.learningRate"], ["model_cfgs.actor.lr"], ["actor_lr"]),
  entry("learning rate of the critics", ["criticOptimizer.*.learningRate"], ["model_cfgs.critic.lr"], ["critic_lr"]),
  entry("greatest gradient norm", ["policyOptimizer.*.maxGradNorm"], ["algo_cfgs.max_grad_norm"], ["max_grad_norm"]),
  entry(
    "first multiplier",
    ["multiplier.*.initial"],
    ["lagrange_cfgs.lagrangian_multiplier_init"],
    ["lagrangian_multiplier_init"],
  ),
  entry(
    "learning rate of the multiplier",
    ["multiplier.*.learningRate"],
    ["lagrange_cfgs.lambda_lr"],
    ["lagrangian_multiplier_lr"],
  ),
];

function entry(
  name: string,
  saddle: readonly string[],
  omniSafe: readonly string[],
  safePo: readonly string[],
): CommonSetting {
  return { name, paths: { Saddle: saddle, OmniSafe: omniSafe, SafePO: safePo } };
}

/** The settings of an algorithm under names that all programs share; only those that its own program states. */
export function commonSettings(program: string, recipe: unknown): Record<string, unknown> {
  const found = common.flatMap(({ name, paths }) => {
    const values = (paths[program] ?? []).map((path) => valueAt(recipe, path)).filter((value) => value !== undefined);
    return values.length > 0 ? [[name, values[0]] as const] : [];
  });
  return Object.fromEntries(found);
}

function valueAt(value: unknown, path: string): unknown {
  if (path.includes("×")) {
    const factors = path.split("×").map((each) => valueAt(value, each));
    return factors.every((factor) => typeof factor === "number") ? factors.reduce((a, b) => a * b, 1) : undefined;
  }
  return path.split(".").reduce((inner: unknown, key) => {
    if (inner === null || typeof inner !== "object") return undefined;
    return key === "*" ? Object.values(inner)[0] : (inner as Readonly<Record<string, unknown>>)[key];
  }, value);
}
