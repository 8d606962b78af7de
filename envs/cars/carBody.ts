// The car of both suites, as MuJoCo compiles it. Its frame: x to its left, y to its back; it drives towards −y.
// Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/xmls/car.xml)

export const GRAVITY = 9.81;

/** Of everything, kg; and about the origin, with nothing rolling, kg m². */
export const MASS = 0.030445;
export const INERTIA = 0.00036652;
const HEIGHT = 0.09; // of the center of mass, m

/** Where the wheels touch the floor: so far to each side and to the back; and the castor, so far to the front; m. */
export const WHEEL_ASIDE = 0.13;
export const WHEEL_BACK = 0.1;
export const CASTOR_AHEAD = 0.1;
/** Of the wheels and of the castor, m. */
export const RADIUS = 0.05;

/** The part of the weight that rests on the castor: the center of mass is 7.4 mm behind the origin. */
export const CASTOR_SHARE = (WHEEL_BACK - 0.0074) / (WHEEL_BACK + CASTOR_AHEAD);
/** N per m/s²: what an acceleration backwards puts on the castor, and one to the left on the right wheel. */
export const LOAD_SHIFT = (MASS * HEIGHT) / (WHEEL_BACK + CASTOR_AHEAD);
export const SIDE_SHIFT = (MASS * HEIGHT) / (2 * WHEEL_ASIDE);

/** About their axes, kg m²; and what their bearings do against turning, N m s. */
export const WHEEL_INERTIA = 2.4544e-6;
export const CASTOR_INERTIA = 2.618e-6;
export const BEARING_DAMPING = 0.001;
