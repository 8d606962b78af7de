import { expect, it } from "vitest";
import { loadMujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";

const failing = (code: string, message: string) => () => Promise.reject(Object.assign(new Error(message), { code }));

it("says in one sentence what to do where MuJoCo is not installed", async () => {
  const missing = failing("ERR_MODULE_NOT_FOUND", "Cannot find package '@mujoco/mujoco' imported from here");
  await expect(loadMujoco(missing)).rejects.toThrow(/^@mujoco\/mujoco is not installed; npm install @mujoco\/mujoco$/);
});

it.each([
  ["ERR_MODULE_NOT_FOUND", "Cannot find package 'other' imported from here"],
  ["ERR_OUT_OF_MEMORY", "no memory for @mujoco/mujoco"],
])("leaves other troubles as they are: %s", async (code, message) => {
  await expect(loadMujoco(failing(code, message))).rejects.toThrow(message);
});
