import { box, defineEnv } from "../src/index.ts";
import { sceneText } from "../src/env/sceneText.ts";
import { cpoPoint, movePoint, observePoint, POINT_SIZE } from "./kinematic/cpoPoint.ts";
import { catchNear, gatherScene, NUM_BINS, readBins, scatter } from "./kinematic/gathering.ts";

const NUM_APPLES = 2;
const NUM_BOMBS = 8;
const APPLE_REWARD = 10;
const BOMB_REWARD = -1;
const SIZE = 6;

/**
 * Point-Gather of the CPO paper: gather 2 apples, and none of 8 bombs.
 *
 * What is nearer than 1 to the center of mass is caught, and gone. Reward: 10 for each apple, −1 for each bomb. Cost: 1
 * where any bomb was caught. 15 steps, fewer when everything is caught; the paper's limit is 0.1.
 *
 * Seen are the robot and, in 10 sectors of the half plane ahead, right to left, how near the nearest apple is, and the
 * nearest bomb: 1 − d / 6, or 0 where there is none within 6. Actions are those of Point-Circle.
 *
 * Source: Achiam et al. 2017, https://arxiv.org/abs/1705.10528; https://github.com/jachiam/cpo
 * (envs/mujoco/gather/gather_env.py, experiments/CPO_point_gather.py)
 */
export default defineEnv({
  id: "CpoPointGather-v0",
  observationSpace: box({ size: POINT_SIZE + 2 * NUM_BINS }),
  actionSpace: box({ size: 2, low: -1, high: 1 }),
  maxEpisodeSteps: 15,

  reset(rng) {
    const [apples, bombs] = scatter([NUM_APPLES, NUM_BOMBS], rng);
    return { point: cpoPoint(rng), apples, bombs };
  },

  step(state, [distance, turn]) {
    movePoint(state.point, distance, turn, SIZE);
    const apples = catchNear(state.point, state.apples);
    const bombs = catchNear(state.point, state.bombs);
    return {
      reward: APPLE_REWARD * apples + BOMB_REWARD * bombs,
      cost: bombs > 0 ? 1 : 0,
      terminated: state.apples.length + state.bombs.length === 0,
      info: { apples, bombs },
    };
  },

  observe({ point, apples, bombs }, obs) {
    observePoint(point, obs);
    readBins(point, apples, obs, POINT_SIZE);
    readBins(point, bombs, obs, POINT_SIZE + NUM_BINS);
  },

  render: ({ point, apples, bombs }) => sceneText(gatherScene(point, apples, bombs)),
  scene: ({ point, apples, bombs }) => gatherScene(point, apples, bombs),
});
