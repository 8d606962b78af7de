import { contenders, type ContenderName } from "./contender.ts";
import { candidate, type Candidate } from "./measure.ts";
import { minibatchesOf, obsSize, type Problem } from "./problem.ts";

/** What a child process can be asked; it answers one question after the other. */
export type Question =
  | { readonly ask: "begin"; readonly name: ContenderName; readonly problem: Problem }
  | { readonly ask: "oneStep"; readonly minibatchSize: number } // → Trained[], from the weights of the problem
  | { readonly ask: "takeUp"; readonly task: Task }
  | { readonly ask: "warmUp"; readonly milliseconds: number } // → number
  | { readonly ask: "visit"; readonly numRuns: number }; // → Lap

/** What is timed. */
export type Task = { readonly minibatchSize: number } | { readonly numObservations: number };

let name: ContenderName;
let problem: Problem;
let timed: Candidate;

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case "begin":
      ({ name, problem } = question);
      return undefined;
    case "oneStep": {
      const contender = await contenders[name](problem);
      contender.step(minibatchesOf(problem, question.minibatchSize)[0]);
      return contender.trained();
    }
    case "takeUp":
      timed = candidate(name, await runnerOf(question.task));
      return undefined;
    case "warmUp":
      return timed.warmUp(question.milliseconds);
    default:
      return timed.visit(question.numRuns);
  }
}

async function runnerOf(task: Task): Promise<() => void> {
  const contender = await contenders[name](problem);
  if ("numObservations" in task) {
    const obs = problem.samples.obs.slice(0, task.numObservations * obsSize);
    return () => contender.infer(obs);
  }
  const minibatches = minibatchesOf(problem, task.minibatchSize);
  let next = 0;
  return () => contender.step(minibatches[next++ % minibatches.length]);
}

process.on("message", (question: Question) => {
  void answer(question).then(
    (value) => process.send?.({ value }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on("disconnect", () => process.exit());
