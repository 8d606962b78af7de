import type { PolicyLoss, ValueLoss } from "./loss.ts";

/** How a loss is written. */
export function formOf(loss: PolicyLoss | ValueLoss): "slope" | "tape" | "tensors" {
  if ("record" in loss) return "tape";
  return "tensors" in loss ? "tensors" : "slope";
}

/** How the losses of a recipe are written, in words: "policy by slope, values by tape". */
export function lossForms(losses: {
  readonly policyLoss: PolicyLoss;
  readonly valueLoss: ValueLoss;
  readonly costValueLoss: ValueLoss;
}): string {
  const values = new Set([losses.valueLoss, losses.costValueLoss].map(formOf));
  return `policy by ${formOf(losses.policyLoss)}, values by ${[...values].join(" and ")}`;
}
