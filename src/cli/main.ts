import { Command, CommanderError } from "commander";
import { version } from "../experiments/version.ts";
import { addCheck } from "./check.ts";
import { addCompare } from "./compare.ts";
import { addDoctor } from "./doctor.ts";
import { addEval } from "./eval.ts";
import { addExport } from "./export.ts";
import { addList } from "./list.ts";
import { addPlan } from "./plan.ts";
import { addPlay } from "./play/play.ts";
import { addProbe } from "./probe.ts";
import { addReport } from "./report.ts";
import { addRun } from "./run.ts";
import { addRunTrial } from "./runTrial.ts";
import { addSchema } from "./schema.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { addSolve } from "./solve.ts";
import { addStatus } from "./status.ts";
import { addTrain } from "./train.ts";

/** In the order of the help. */
const commands: readonly ((program: Command, terminal: Terminal, end: (code: number) => void) => void)[] = [
  addRun,
  addPlan,
  addRunTrial,
  addStatus,
  addTrain,
  addEval,
  addReport,
  addCompare,
  addExport,
  addList,
  addCheck,
  addDoctor,
  addSolve,
  addProbe,
  addPlay,
  addSchema,
];

const help = `
Examples:
  $ saddle list                                      what there is to train, and to train with
  $ saddle train Bridge-v0 --limit 1.5               one run
  $ saddle run experiments/quickstart.ts --quick     an experiment and its report, small
  $ saddle plan experiments/quickstart.ts            how long that takes, before anything is run
  $ saddle status                                    how what was started stands
  $ saddle play Bridge-v0 --limit 1                  by hand; or a run's folder, step by step
  $ saddle <command> --help                          more of the same`;

/**
 * The command line: answers the exit code, 0 where all went well, 1 where
 * something was wrong or a run failed, 130 where Ctrl-C came first.
 *
 * @param args what follows the name of the command.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.ok;
  const end = (answer: number) => void (code = answer);
  const program = new Command("saddle")
    .description("Constrained safe reinforcement learning: ablations with exact optima.")
    .version(version)
    .option("--debug", "show where in the code an error came from")
    .addHelpText("after", help)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
      outputError: (text, write) => write(`${text.trim().replaceAll(/\s+/g, " ")}\n`),
    });
  for (const add of commands) add(program, terminal, end);
  for (const command of program.commands) {
    command.copyInheritedSettings(program).option("--debug", "show where in the code an error came from");
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 || isHelp(error) ? exitCodes.ok : exitCodes.failed;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    terminal.err.write(`error: ${args.includes("--debug") ? stack : message.trim().replaceAll(/\s+/g, " ")}\n`);
    return exitCodes.failed;
  }
  return code;
}

const isHelp = ({ code }: CommanderError) => code === "commander.help";

/** Runs the command that the shell passed, and ends the process with its exit code. */
export async function runFromShell(argv: readonly string[]): Promise<void> {
  const interruption = new AbortController();
  const stop = () => (interruption.signal.aborted ? process.exit(exitCodes.interrupted) : interruption.abort());
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  const { stdin: input, stdout: out, stderr: err } = process;
  // A reader such as `head` that has seen enough is no error.
  out.on("error", ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === "EPIPE" ? exitCodes.ok : exitCodes.failed),
  );
  process.exitCode = await main(argv.slice(2), { input, out, err, interrupt: interruption.signal });
}
