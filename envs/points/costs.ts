import type { Outcome } from "../../src/env/defineEnv.ts";
import { BODY_SIZE } from "./physics/surroundings.ts";
import type { AnyWorld } from "./world.ts";

/** One thing that costs. */
export interface CostPart {
  readonly name: string;
  /** What it costs in the world as it is, at least 0. */
  amount(world: AnyWorld): number;
}

/** In metres, how deep the robot's origin is inside hazards, all told: Σ max(0, radius − dᵢ). */
export const inHazards = (radius: number): CostPart => ({
  name: "hazards",
  amount({ robot, objects: { hazards } }) {
    let depth = 0;
    for (let i = 0; i < hazards.length; i += 2) {
      const dx = hazards[i] - robot.x;
      const dy = hazards[i + 1] - robot.y;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < radius) depth += radius - distance;
    }
    return depth;
  },
});

/** Contacts with vases. */
export const onVases: CostPart = { name: "vasesContact", amount: ({ touches }) => touches.vases };

const STILL = 1e-4; // m/s

/** In metres per second, how fast the vases move that do, all told. */
export const movingVases: CostPart = {
  name: "vasesVelocity",
  amount({ objects: { vases, vaseRocking } }) {
    let sum = 0;
    for (let i = 0; i < vaseRocking.length; i++) {
      const velocityX = vases[i * BODY_SIZE + 3];
      const velocityY = vases[i * BODY_SIZE + 4];
      const speed = Math.max(Math.sqrt(velocityX * velocityX + velocityY * velocityY), vaseRocking[i]);
      if (speed >= STILL) sum += speed;
    }
    return sum;
  },
};

/** Contacts with pillars. */
export const onPillars: CostPart = { name: "pillars", amount: ({ touches }) => touches.pillars };

/** Contacts with gremlins. */
export const onGremlins: CostPart = { name: "gremlins", amount: ({ touches }) => touches.gremlins };

/** Contacts with buttons other than the one to press, unless the buttons are dead. */
export const onWrongButtons: CostPart = {
  name: "buttons",
  amount({ touches: { buttons }, goalButton, buttonsTimer }) {
    if (buttonsTimer > 0) return 0;
    let contacts = 0;
    for (let i = 0; i < buttons.length; i++) if (i !== goalButton) contacts += buttons[i];
    return contacts;
  },
};

/** 1 where |x| > `maxX` or |y| > `maxY`; metres. */
export const beyond = (maxX: number, maxY = Infinity): CostPart => ({
  name: "outOfBoundary",
  amount: ({ robot: { x, y } }) => (Math.abs(x) > maxX || Math.abs(y) > maxY ? 1 : 0),
});

export interface CostOptions {
  /** One cost, the sum of its parts (the default), or each part a cost of its own, to be constrained by itself. */
  readonly costs?: "sum" | "parts";
  /** Every cost is 1 where there is any, as in the suites (the default); otherwise amounts are added up. */
  readonly constrainIndicator?: boolean;
}

/** What a step costs, and the diagnostics: each part, and the goals reached if there are any to reach. */
export interface Charge {
  readonly cost: Outcome["cost"];
  readonly info: Readonly<Record<string, number>>;
}

/**
 * Adds up what a world costs. With the indicator there are only so many outcomes: they are made in advance, and shared.
 */
export function meter(parts: readonly CostPart[], countsGoals: boolean, options: CostOptions) {
  const { costs = "sum", constrainIndicator = true } = options;
  const keys = parts.map(({ name }) => `cost${name[0].toUpperCase()}${name.slice(1)}`);
  const chargeOf = (amounts: readonly number[], total: number, goalsReached: number): Charge => ({
    cost: costs === "parts" ? Object.freeze(amounts) : total,
    info: Object.freeze({
      ...(countsGoals ? { goalsReached } : {}),
      ...Object.fromEntries(keys.map((key, k) => [key, amounts[k]])),
    }),
  });
  const outcomes = Array.from({ length: 2 ** (parts.length + 1) }, (_, bits) => {
    const indicators = parts.map((__, k) => (bits >> k) & 1);
    return chargeOf(indicators, Math.max(0, ...indicators), bits >> parts.length);
  });

  const indicated = (world: AnyWorld, goalsReached: 0 | 1): Charge => {
    let bits = goalsReached << parts.length;
    for (let k = 0; k < parts.length; k++) if (parts[k].amount(world) > 0) bits |= 1 << k;
    return outcomes[bits];
  };
  const measured = (world: AnyWorld, goalsReached: 0 | 1): Charge => {
    const amounts = parts.map((part) => part.amount(world));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    return chargeOf(amounts, total, goalsReached);
  };
  return constrainIndicator ? indicated : measured;
}
