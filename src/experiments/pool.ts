import { fork, type ChildProcess } from "node:child_process";

/** Jobs, how they are done, and who hears of it. */
export interface PoolOptions<Job, Message> {
  /** The module that each child runs. It gets its job as its first message and exits by itself. */
  readonly module: URL;
  readonly execArgv: readonly string[];
  readonly jobs: readonly Job[];
  /** How many children there are at most at a time. */
  readonly numWorkers: number;
  /** What a child says while it works. */
  readonly onMessage: (job: Job, message: Message) => void;
  /**
   * A child came to its end: with code 0 where `problem` is undefined, otherwise for the reason it says. Answers
   * whether its job is to be done again, after those that wait.
   */
  readonly onEnd: (job: Job, problem: string | undefined) => Promise<boolean>;
  /** What a child prints. */
  readonly onOutput: (job: Job, text: string) => void;
  /**
   * Stops starting children, and asks those that run to come to an end; `onEnd` does not hear of them. Should this
   * process end before they do, it takes them with it.
   */
  readonly signal: AbortSignal;
}

/**
 * Does every job in a process of its own, a few at a time. Nothing is shared
 * between two jobs, so that neither a crash nor a forgotten variable of one can
 * touch another. Resolves when no child is left.
 */
export async function pool<Job extends object, Message>(options: PoolOptions<Job, Message>): Promise<void> {
  const { jobs, numWorkers, signal } = options;
  const queue = [...jobs];
  const serve = async () => {
    while (queue.length > 0 && !signal.aborted) {
      const job = queue.shift()!;
      if (await work(job, options)) queue.push(job);
    }
  };
  await Promise.all(Array.from({ length: Math.min(numWorkers, jobs.length) }, serve));
}

/** Does a job, and answers whether it is to be done again. */
function work<Job extends object, Message>(job: Job, options: PoolOptions<Job, Message>): Promise<boolean> {
  const { module, execArgv, onMessage, onEnd, onOutput, signal } = options;
  const child = fork(module, {
    execArgv: [...execArgv],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  const lastWords = tailOf(child);
  // Pages of addresses, with which V8 dies, help nobody.
  const isReadable = () => !outOfMemory.test(lastWords());
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text) => isReadable() && onOutput(job, String(text)));
  }
  child.on("message", (message) => onMessage(job, message as Message));
  // A child that dies before it has read its job is heard of through its end.
  child.send(job, () => {});

  const stop = () => void child.kill("SIGTERM");
  const kill = () => void child.kill("SIGKILL");
  signal.addEventListener("abort", stop);
  process.on("exit", kill);
  return new Promise((resolve, reject) => {
    const end = (problem: string | undefined) => {
      signal.removeEventListener("abort", stop);
      process.off("exit", kill);
      if (signal.aborted) resolve(false);
      else onEnd(job, problem).then(resolve, reject);
    };
    child.once("error", (error) => end(`its process could not be started: ${error.message}`));
    child.once("close", (code, killer) => end(code === 0 ? undefined : causeOf(code, killer, lastWords())));
  });
}

/** Remembers the last few thousand letters that a process wrote to its error stream. */
function tailOf(child: ChildProcess): () => string {
  let tail = "";
  child.stderr?.on("data", (text) => void (tail = (tail + String(text)).slice(-4000)));
  return () => tail;
}

const outOfMemory = /Last few GCs|heap out of memory|allocation failed/i;

function causeOf(code: number | null, killer: string | null, lastWords: string): string {
  if (outOfMemory.test(lastWords)) return "its process ran out of memory";
  return killer ? `its process was ended by ${killer}` : `its process ended with exit code ${code}`;
}
