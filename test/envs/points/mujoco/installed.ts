import { loadMujoco, type Mujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";

/** MuJoCo, or nothing, and a word about it, where the package is not installed. */
export async function installedMujoco(): Promise<Mujoco | undefined> {
  try {
    return await loadMujoco();
  } catch (error) {
    if (!/is not installed/.test(String(error))) throw error;
    console.log(`skipped: ${(error as Error).message}`);
    return undefined;
  }
}

/** How much memory MuJoCo has taken, bytes. */
export function memoryOf(mujoco: Mujoco): number {
  const model = mujoco.MjModel.from_xml_string("<mujoco/>")!;
  const size = model.body_mass.buffer.byteLength;
  model.delete();
  return size;
}
