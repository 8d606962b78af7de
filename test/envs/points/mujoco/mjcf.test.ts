import { describe, expect, it } from "vitest";
import type { MujocoData, MujocoModel } from "../../../../envs/points/mujoco/loadMujoco.ts";
import { mjcf, type Inventory } from "../../../../envs/points/mujoco/mjcf.ts";
import { installedMujoco } from "./installed.ts";
import { NOTHING } from "./scenes.ts";

const mujoco = await installedMujoco();

/** Compiles a world, hands it over and gives its memory back. */
function compiled<T>(inventory: Partial<Inventory>, look: (model: MujocoModel, data: MujocoData) => T): T {
  const model = mujoco!.MjModel.from_xml_string(mjcf({ ...NOTHING, ...inventory }))!;
  const data = new mujoco!.MjData(model);
  try {
    return look(model, data);
  } finally {
    data.delete();
    model.delete();
  }
}

const at = (array: ArrayLike<number>, body: number, size = 1) =>
  Array.from(array).slice(body * size, (body + 1) * size);

describe.skipIf(!mujoco)("mjcf", () => {
  it("weighs what the facts of the robot say", () => {
    const sphere = (4 / 3) * Math.PI * 0.1 ** 3;
    const nose = 0.1 ** 3;
    const mass = sphere + nose;
    const ahead = (nose * 0.1) / mass;
    const yaw = 0.4 * sphere * 0.1 ** 2 + nose * (0.1 ** 2 / 6 + 0.1 ** 2) - mass * ahead ** 2;
    const tip = 0.4 * sphere * 0.1 ** 2 + (nose * 0.1 ** 2) / 6; // about the long axis
    compiled({}, ({ body_mass, body_ipos, body_inertia, body_invweight0 }) => {
      expect(at(body_mass, 1)[0]).toBeCloseTo(mass, 15);
      expect(at(body_ipos, 1, 3)).toEqual([expect.closeTo(ahead, 15), 0, 0]);
      expect(at(body_inertia, 1, 3).sort()).toEqual([tip, yaw, yaw].map((x) => expect.closeTo(x, 15)));
      expect(at(body_invweight0, 1, 2)[0]).toBeCloseTo(128.4821009050821, 10);
    });
  });

  it("weighs boxes by their size and density", () => {
    compiled({ vases: 1, pushBox: 1, gremlins: 1 }, ({ body_mass, body_inertia, body_invweight0 }) => {
      const cube = 0.2 ** 3 * 0.001;
      const core = 0.4 ** 3 * 0.001;
      const column = 0.2 * 0.2 * 0.4 * 0.001;
      const upright = core * (0.4 ** 2 / 6) + 4 * column * (0.2 ** 2 / 6 + 0.2 ** 2 + 0.2 ** 2);
      expect([2, 3, 4].map((i) => body_mass[i])).toEqual(
        [cube, core + 4 * column, cube].map((x) => expect.closeTo(x, 18)),
      );
      expect(at(body_inertia, 2, 3)).toEqual(Array(3).fill(expect.closeTo((cube * 0.2 ** 2) / 6, 18)));
      expect(Math.max(...at(body_inertia, 3, 3))).toBeCloseTo(upright, 17);
      expect(body_invweight0[4]).toBeCloseTo(1 / cube, 5);
      expect(body_invweight0[6]).toBeCloseTo(1 / (core + 4 * column), 5);
    });
  });

  it("notes that the robot touches the floor, and does not let it drag", () => {
    compiled({}, (model, data) => {
      mujoco!.mj_forward(model, data);
      expect([data.ncon, data.nefc]).toEqual([1, 0]);
    });
  });

  it("counts the robot's contacts with each thing as the list of contacts has them", () => {
    const inventory = { vases: 2, pushBox: 1, gremlins: 1, pillars: 1, buttons: 1 };
    compiled(inventory, (model, data) => {
      // Everything in its place but one thing after another, which goes to the robot's nose.
      const numFree = 4;
      for (let thing = 0; thing < 6; thing++) {
        for (let i = 0; i < numFree; i++) data.qpos.set([2 + i, 2, i === thing ? 0.19 : 0.21, 1, 0, 0, 0], 3 + 7 * i);
        for (let i = 0; i < 3; i++) data.mocap_pos.set([-2 - i, -2, 0.1], 3 * i);
        if (thing < numFree) data.qpos.set(thing === 2 ? [0.34, 0] : [0.24, 0], 3 + 7 * thing);
        else data.mocap_pos.set([thing === 4 ? 0.345 : 0.245, 0], 3 * (thing - 3));
        mujoco!.mj_forward(model, data);
        const counts = Array.from(data.sensordata).slice(12);
        expect(counts.map((count) => count > 0)).toEqual(counts.map((_, i) => i === thing));
        expect(counts[thing]).toBe(scanned(model, data, thing));
      }
    });
  });
});

/** The robot's contacts with a thing, from the list. The robot's are geoms 1 and 2, the push box has five. */
function scanned(_model: MujocoModel, data: MujocoData, thing: number): number {
  const firsts = [3, 4, 5, 10, 11, 12, 13];
  const { contact } = data as unknown as {
    contact: { size(): number; get(i: number): { geom1: number; geom2: number; delete(): void }; delete(): void };
  };
  let count = 0;
  for (let i = 0; i < contact.size(); i++) {
    const entry = contact.get(i);
    const [low, high] = [entry.geom1, entry.geom2].sort((a, b) => a - b);
    if ((low === 1 || low === 2) && high >= firsts[thing] && high < firsts[thing + 1]) count++;
    entry.delete();
  }
  contact.delete();
  return count;
}
