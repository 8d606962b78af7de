import type { List, Text, Tone } from "../document.ts";
import type { Evidence } from "../evidence.ts";
import { change, costChange, violation } from "./changes.ts";
import { hints } from "./hints.ts";
import { lost } from "./lost.ts";
import { methodFinding } from "./method.ts";
import { nothing, unknown } from "./nothing.ts";
import { unboundFinding } from "./unbound.ts";

/** One sentence of a verdict. */
export interface Finding {
  readonly text: Text;
  readonly tone: Tone;
}

/** The verdict on one task, in plain words: first the method, then what harms, what helps, what does nothing. */
export function verdict(evidence: Evidence): List {
  const those = (judgement: Evidence["variants"][number]["judgement"]) =>
    evidence.variants.filter((variant) => variant.judgement === judgement);
  return {
    kind: "list",
    items: [
      methodFinding(evidence),
      ...unboundFinding(evidence),
      ...those("violates").map((variant) => violation(evidence, variant)),
      ...those("hurts").map((variant) => change(evidence, variant)),
      ...those("helps").map((variant) => change(evidence, variant)),
      ...those("shifts").map((variant) => costChange(evidence, variant)),
      ...hints(evidence, those("suggestive")),
      ...nothing(evidence, those("same")),
      ...unknown(those("unknown")),
      ...lost(evidence),
    ],
  };
}
