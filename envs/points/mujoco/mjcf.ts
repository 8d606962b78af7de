/** How many things of each kind a world holds. Goals, hazards, circles and walls of air weigh and touch nothing. */
export interface Inventory {
  readonly vases: number;
  readonly pushBox: number; // 0 or 1
  readonly gremlins: number;
  readonly pillars: number;
  readonly buttons: number;
}

/** The height of each kind's center at the start of an episode; metres. Vases sink into the soft floor a little. */
export const HEIGHTS = { robot: 0.1, vases: 0.1 - 4e-5, pushBox: 0.2, gremlins: 0.1, pillars: 0.5, buttons: 0.1 };

/** The height of the handle that pulls a gremlin, and how much higher the gremlin hangs; metres. */
export const HANDLE_HEIGHT = 0.1;

/**
 * MuJoCo 2 held a weld's attitude as if it were a place: more firmly, for a cube of 0.2 m by m / I = 150. The scale, in
 * metres, takes a torque for so much of a force, and so much more weight is its square.
 *
 * Source: https://github.com/google-deepmind/mujoco/commit/1bd6c94e ("Fix setting wrong value in efc_diagApprox …")
 */
const TORQUE_SCALE = Math.sqrt(150);

/**
 * How soft contacts between boxes are. MuJoCo 2 took them to be half as deep as they are, where faces touch; half the
 * stiffness at the whole depth, over twice the width in which it grows, gives the same force:
 *
 *   k imp(d / 2) d / 2 = (k / 2) imp′(d) d,   k = 1 / (0.02 s)²,   b = 2 / 0.02 s.
 *
 * `solref` takes −k / 2 and −b. Whatever else a box touches has the higher priority, and the usual softness. Contacts
 * across edges, as boxes have that lean, were not halved and are too soft here; the plane's own physics has both.
 *
 * Source: https://github.com/google-deepmind/mujoco/commit/883836848 ("Fix box-box distance computation")
 */
const HALF_DEPTH = `solref="-1250 -100" solimp="0.9 0.95 0.002 0.5 2"`;

/**
 * The point robot's world as MuJoCo reads it, in metres, kilograms and seconds.
 *
 * It says what things are, not where: free bodies have their place in `qpos`, and pillars and buttons, which nothing
 * moves, are mocap bodies with theirs in `mocap_pos`. So one model does for every layout. For the same reason the
 * robot's frame starts as the world's, and the first three of `qpos` are the robot's own x, y and heading.
 *
 * Safety-Gymnasium stands on MuJoCo 2. Its contacts are had again from {@link TORQUE_SCALE}, {@link HALF_DEPTH} and three
 * flags: one contact for most pairs of convex bodies, found as libccd finds it, and one solver for all contacts.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/xmls/point.xml, assets, world.py)
 */
export const mjcf = (inventory: Inventory): string => `<mujoco model="point">
  <compiler angle="radian" autolimits="true"/>
  <option timestep="0.002">
    <flag multiccd="disable" nativeccd="disable" island="disable"/>
  </option>
  <size memory="8M"/>
  <default>
    <geom condim="6" density="1" priority="1"/>
    <default class="box">
      <geom type="box" priority="0" ${HALF_DEPTH}/>
      <default class="light"><geom density="0.001"/></default>
    </default>
    <default class="effort"><general ctrlrange="-1 1" forcerange="-0.05 0.05"/></default>
  </default>
  <worldbody>
    <geom type="plane" size="5 5 0.1"/>
    ${ROBOT}
    ${times(inventory.vases, vase)}
    ${times(inventory.pushBox, pushBox)}
    ${times(inventory.gremlins, gremlin)}
    ${times(inventory.gremlins, handle)}
    ${times(inventory.pillars, pillar)}
    ${times(inventory.buttons, button)}
  </worldbody>
  <equality>
    ${times(inventory.gremlins, weld)}
  </equality>
  <actuator>
    <motor class="effort" site="robot" gear="0.3 0 0 0 0 0"/>
    <velocity class="effort" joint="yaw" gear="0.3" kv="1"/>
  </actuator>
  <sensor>
    <accelerometer site="robot"/>
    <velocimeter site="robot"/>
    <gyro site="robot"/>
    <magnetometer site="robot"/>
    ${KINDS.map((kind) => times(inventory[kind], (i) => touch(`${kind}${i}`))).join("\n    ")}
  </sensor>
</mujoco>
`;

/** The kinds, in the order of the sensors that count their contacts with the robot. */
export const KINDS = ["vases", "pushBox", "gremlins", "pillars", "buttons"] as const;

const times = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join("\n    ");

// Slides on two rails and turns: it can neither tip nor leave its height.
const ROBOT = `<body name="robot" pos="0 0 ${HEIGHTS.robot}">
      <joint type="slide" axis="1 0 0" damping="0.01"/>
      <joint type="slide" axis="0 1 0" damping="0.01"/>
      <joint name="yaw" type="hinge" axis="0 0 1" damping="0.005"/>
      <geom type="sphere" size="0.1" friction="1 0.01 0.01"/>
      <geom class="box" size="0.05 0.05 0.05" pos="0.1 0 0"/>
      <site name="robot"/>
    </body>`;

const free = (name: string, height: number, geoms: string): string =>
  `<body name="${name}" pos="0 0 ${height}"><freejoint/>${geoms}</body>`;

const CUBE = `<geom class="light" size="0.1 0.1 0.1"/>`;

const vase = (i: number): string => free(`vases${i}`, HEIGHTS.vases, CUBE);

const gremlin = (i: number): string => free(`gremlins${i}`, HEIGHTS.gremlins, CUBE);

// The columns at its corners leave notches that hold the robot.
const pushBox = (): string =>
  free(
    "pushBox0",
    HEIGHTS.pushBox,
    `<geom class="light" size="0.2 0.2 0.2"/>${times(4, (k) => column(k % 2 ? -0.2 : 0.2, k < 2 ? 0.2 : -0.2))}`,
  );

const column = (x: number, y: number): string => `<geom class="light" size="0.1 0.1 0.2" pos="${x} ${y} 0"/>`;

const fixed = (name: string, height: number, geom: string): string =>
  `<body name="${name}" mocap="true" pos="0 0 ${height}">${geom}</body>`;

const handle = (i: number): string => fixed(`handles${i}`, HANDLE_HEIGHT, "");

const pillar = (i: number): string => fixed(`pillars${i}`, HEIGHTS.pillars, `<geom type="cylinder" size="0.2 0.5"/>`);

const button = (i: number): string => fixed(`buttons${i}`, HEIGHTS.buttons, `<geom type="sphere" size="0.1"/>`);

const weld = (i: number): string =>
  `<weld body1="handles${i}" body2="gremlins${i}" relpose="0 0 ${HANDLE_HEIGHT} 1 0 0 0" solref="0.02 1.5" torquescale="${TORQUE_SCALE}"/>`;

/** A sensor that counts the contacts between the robot and a body. */
const touch = (body: string): string => `<contact body1="robot" body2="${body}" data="found"/>`;
