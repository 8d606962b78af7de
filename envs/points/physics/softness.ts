import { GRAVITY } from "./robotMotion.ts";

// MuJoCo's contacts are soft: they push back as a critically damped spring does, the more the deeper they are.

const TIME_CONSTANT = 0.02; // s
const MIN_IMPEDANCE = 0.9;
/** d of a full constraint. What is constrained by it moves by d of the way it should. */
export const MAX_IMPEDANCE = 0.95;
const WIDTH = 0.001; // m

/** The edges of the pyramid that stands for a contact's friction cone: two for each of tangents, twist and rolling. */
export const NUM_EDGES = 10;

/** 1/s: how fast a constraint's velocity dies out. */
export const DAMPING = 2 / (MAX_IMPEDANCE * TIME_CONSTANT);

/** 1/s² at a damping ratio: how a constraint's depth comes to push. */
export const stiffness = (dampingRatio: number): number =>
  1 / (MAX_IMPEDANCE * MAX_IMPEDANCE * TIME_CONSTANT * TIME_CONSTANT * dampingRatio * dampingRatio);

/** 1/s², of contacts. */
export const STIFFNESS: number = stiffness(1);

/**
 * How hard a contact is, d in (0, 1), at a `distance` in metres that is negative where bodies overlap: from 0.9 at a
 * touch to 0.95 from a millimetre on, along two parabolas.
 *
 * Source: https://mujoco.readthedocs.io/en/stable/modeling.html#solver-parameters (solimp, MuJoCo's defaults)
 */
export function impedance(distance: number): number {
  const depth = Math.abs(distance) / WIDTH;
  if (depth >= 1) return MAX_IMPEDANCE;
  const part = depth <= 0.5 ? 2 * depth * depth : 1 - 2 * (1 - depth) * (1 - depth);
  return MIN_IMPEDANCE + part * (MAX_IMPEDANCE - MIN_IMPEDANCE);
}

/**
 * D, kg: the force of one edge of a contact for each m/s² that is missing, between bodies of a `lightness`, 1/kg,
 * together. The friction coefficient is 1.
 *
 *   D = d / (4 (1 − d) lightness)
 */
export function hardness(distance: number, lightness: number): number {
  const hard = impedance(distance);
  return hard / (4 * (1 - hard) * lightness);
}

/** 1/s²: the acceleration by which a contact would part its bodies, K d depth. */
export const spring = (distance: number): number => -STIFFNESS * impedance(distance) * distance;

/** How deep a body sinks into the floor that stands on so many feet, m: where their springs carry its weight. */
export function sinkOf(numFeet: number): number {
  let sink = 0;
  for (let i = 0; i < 20; i++) {
    const hard = impedance(sink);
    sink = GRAVITY / (NUM_EDGES * numFeet * hardness(sink, 1) * STIFFNESS * hard);
  }
  return sink;
}
