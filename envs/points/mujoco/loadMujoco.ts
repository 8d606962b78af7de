/** As much of MuJoCo's model as is read here. All of it lies in WebAssembly memory until it is deleted. */
export interface MujocoModel {
  /** Part of the model: it goes with it, and must not be deleted by itself. */
  readonly opt: { disableflags: number };
  readonly body_mass: Float64Array;
  readonly body_inertia: Float64Array;
  readonly body_ipos: Float64Array;
  readonly body_invweight0: Float64Array;
  delete(): void;
}

/** As much of MuJoCo's data as is read and written here. Arrays are views, which a growing memory cuts off. */
export interface MujocoData {
  time: number;
  readonly ncon: number;
  readonly nefc: number;
  readonly qpos: Float64Array;
  readonly qvel: Float64Array;
  readonly qacc_warmstart: Float64Array;
  readonly qacc: Float64Array;
  readonly qacc_smooth: Float64Array;
  readonly ctrl: Float64Array;
  readonly mocap_pos: Float64Array;
  readonly mocap_quat: Float64Array;
  readonly sensordata: Float64Array;
  delete(): void;
}

/** As much of MuJoCo's WebAssembly module as is called here. */
export interface Mujoco {
  readonly MjModel: { from_xml_string(mjcf: string): MujocoModel | null };
  readonly MjData: new (model: MujocoModel) => MujocoData;
  mj_step(model: MujocoModel, data: MujocoData): void;
  mj_forward(model: MujocoModel, data: MujocoData): void;
}

/** The package's own types have `any` for every array; these say what is in them. */
const importMujoco = () => import("@mujoco/mujoco") as unknown as Promise<{ default: () => Promise<Mujoco> }>;

/**
 * MuJoCo for WebAssembly, which is an optional peer: about 10 MB, loaded in a tenth of a second. Every call gives a
 * module of its own.
 *
 * @throws where the package is not installed.
 */
export async function loadMujoco(importModule = importMujoco): Promise<Mujoco> {
  const { default: start } = await importModule().catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw new Error("@mujoco/mujoco is not installed; npm install @mujoco/mujoco", { cause: error });
  });
  return start();
}

/** Whether it is MuJoCo itself that was not found. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error
  && (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND"
  && error.message.includes("@mujoco/mujoco");
