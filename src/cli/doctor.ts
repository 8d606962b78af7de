import { availableParallelism, freemem, totalmem } from "node:os";
import type { Command } from "commander";
import { backendReport, type BackendState } from "../engine/tfjs/tfjs.ts";
import { packageProblem } from "../engine/tfjs/packageProblem.ts";
import { findings, type OptionalPackage } from "./findings.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { textTable } from "./textTable.ts";
import { supports } from "./webAssembly.ts";

const help = `
Says what there is, and what to do about what is not. The exit code is 0 unless Saddle
itself cannot run.

Example:
  $ saddle doctor`;

const optionalPackages: readonly Pick<OptionalPackage, "name" | "purpose">[] = [
  { name: "@resvg/resvg-js", purpose: "figures as PNG" },
  { name: "@mujoco/mujoco", purpose: "bodies simulated by MuJoCo" },
  { name: "hyparquet-writer", purpose: "tables as Parquet" },
];

/** `saddle doctor`: what this machine can do for Saddle. */
export function addDoctor(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("doctor")
    .description("look at what this machine has and lacks")
    .addHelpText("after", help)
    .action(async () => {
      const found = findings({
        nodeVersion: process.versions.node,
        numCores: availableParallelism(),
        totalMemory: totalmem(),
        freeMemory: freemem(),
        supports,
        backends: await backendReport().catch(noBackends),
        packages: await Promise.all(optionalPackages.map(inspected)),
      });
      const rows = found.map(({ what, state, advice }) => [what, state, advice]);
      out.write(`${textTable(["", "state", "what to do"], rows)}\n`);
      end(found.some(({ isFatal }) => isFatal) ? exitCodes.failed : exitCodes.ok);
    });
}

/** Where TensorFlow.js itself does not load, none of its backends does. */
const noBackends = (error: Error): BackendState[] => [
  { name: "cpu", state: "broken", reason: error.message.split("\n")[0] },
];

async function inspected(wanted: Pick<OptionalPackage, "name" | "purpose">): Promise<OptionalPackage> {
  try {
    await import(wanted.name);
    return wanted;
  } catch (error) {
    return { ...wanted, problem: packageProblem(wanted.name, error) };
  }
}
