import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Reals } from "../../src/math/reals.ts";
import type { Trained } from "./agreement.ts";
import type { Child } from "./children.ts";
import type { Lap } from "./measure.ts";
import { actionSize, clipRange, hidden, minibatchesOf, obsSize, rates, settings, type Problem } from "./problem.ts";

const script = fileURLToPath(new URL("eagerUpdate.py", import.meta.url));

/** A Python that has PyTorch; undefined where there is none. `PYTHON` names one that is not on the path. */
export function pythonWithTorch(): string | undefined {
  const candidates = [process.env.PYTHON, "python3", "/usr/bin/python3"].filter((name) => name !== undefined);
  return candidates.find((name) => spawnSync(name, ["-c", "import torch"], { stdio: "ignore" }).status === 0);
}

/** Eager PyTorch in a process of its own, on one thread; `foreach` is Adam with its parameters taken together. */
export async function startTorch(python: string, foreach: boolean, problem: Problem): Promise<Child> {
  const child = spawn(python, [script], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
  });
  const lines = createInterface({ input: child.stdout });
  const ask = <Answer>(question: object) =>
    new Promise<Answer>((resolve, reject) => {
      const died = () => reject(new Error("bench: the process of PyTorch has died"));
      child.once("exit", died);
      lines.once("line", (line) => {
        child.off("exit", died);
        const { value, error } = JSON.parse(line) as { value: Answer; error?: string };
        if (error === undefined) resolve(value);
        else reject(new Error(`bench: PyTorch: ${error}`));
      });
      child.stdin.write(`${JSON.stringify(question)}\n`);
    });

  const version = await ask<string>({ ask: "begin", foreach, problem: described(problem) });
  return {
    name: `torch ${version.replace(/[^\d.].*/, "")}${foreach ? " foreach" : ""}`,
    takeUp: (task) =>
      ask<void>(
        "numObservations" in task
          ? { ask: "takeUp", ...task }
          : { ask: "takeUp", minibatches: minibatchesOf(problem, task.minibatchSize).map((rows) => [...rows]) },
      ),
    oneStep: async (minibatchSize) => {
      const [rows] = minibatchesOf(problem, minibatchSize);
      const trained = await ask<Record<keyof Trained, number[]>[]>({ ask: "oneStep", rows: [...rows] });
      return trained.map(({ parameters, firstMoment }) => ({
        parameters: Float64Array.from(parameters),
        firstMoment: Float64Array.from(firstMoment),
      }));
    },
    warmUp: (milliseconds) => ask<number>({ ask: "warmUp", milliseconds }),
    visit: (numRuns) => ask<Lap>({ ask: "visit", numRuns }),
    end: () => child.stdin.end(),
  };
}

/** The problem as JSON, vectors in base64 of single precision. */
function described({ samples, networks }: Problem): object {
  const { size, obs, action, logProb, advantage, critics } = samples;
  return {
    obsSize,
    actionSize,
    hidden,
    clipRange,
    settings,
    size,
    entropyBonus: rates.entropyBonus,
    networks: networks.map(({ parameters }) => base64(parameters)),
    data: {
      obs: base64(obs),
      action: base64(action),
      logProb: base64(logProb),
      advantage: base64(advantage),
      critics: critics.map(({ value, target }) => ({ value: base64(value), target: base64(target) })),
    },
  };
}

const base64 = (values: Reals): string => Buffer.from(Float32Array.from(values).buffer).toString("base64");
