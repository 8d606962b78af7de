import { fork } from "node:child_process";
import type { Trained } from "./agreement.ts";
import type { Question, Task } from "./child.ts";
import type { ContenderName } from "./contender.ts";
import type { Candidate, Lap } from "./measure.ts";
import type { Problem } from "./problem.ts";

/** A contender in a process of its own, as a run of an experiment has one: what V8 learned from others stays there. */
export interface Child extends Candidate {
  readonly name: string;
  takeUp(task: Task): Promise<void>;
  oneStep(minibatchSize: number): Promise<readonly Trained[]>;
  end(): void;
}

/** Starts a child. It works only while it is asked something. */
export async function startChild(name: ContenderName, problem: Problem): Promise<Child> {
  const child = fork(new URL("child.ts", import.meta.url), {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ask = <Answer>(question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      const died = () => reject(new Error(`bench: the process of ${name} has died`));
      child.once("exit", died);
      child.once("message", ({ value, error }: { value: Answer; error?: string }) => {
        child.off("exit", died);
        if (error === undefined) resolve(value);
        else reject(new Error(`bench: ${name}: ${error}`));
      });
      child.send(question);
    });

  await ask<void>({ ask: "begin", name, problem });
  return {
    name,
    takeUp: (task) => ask<void>({ ask: "takeUp", task }),
    oneStep: (minibatchSize) => ask<readonly Trained[]>({ ask: "oneStep", minibatchSize }),
    warmUp: (milliseconds) => ask<number>({ ask: "warmUp", milliseconds }),
    visit: (numRuns) => ask<Lap>({ ask: "visit", numRuns }),
    end: () => child.disconnect(),
  };
}
