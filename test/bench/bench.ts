import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startChild, type Child } from "./children.ts";
import { contenderNames } from "./contender.ts";
import { endToEnd } from "./endToEnd.ts";
import { environments } from "./environments.ts";
import { inference } from "./inference.ts";
import { matrices } from "./matrices.ts";
import { createProblem } from "./problem.ts";
import type { Plan, Section } from "./section.ts";
import { pythonWithTorch, startTorch } from "./torchChild.ts";
import { trustRegion } from "./trustRegion.ts";
import { updates } from "./updates.ts";
import { variants } from "./variants.ts";
import { toText, writeBench } from "./write.ts";

// npm run bench              everything, in some 5 minutes, into results/reference/bench
// npm run bench -- --quick   a glance, under a minute, into results/bench

const { quick } = parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;
const start = performance.now();
const seconds = () => ((performance.now() - start) / 1000).toFixed(0);
const say = (progress: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${seconds()} s  ${progress}`);
  else if (progress !== "") process.stderr.write(`${seconds()} s  ${progress}\n`);
};
const plan: Plan = quick
  ? {
      effort: { rounds: 5, warmUp: 800, visit: 20, patience: 400 },
      minibatchSizes: [64, 256],
      batchSizes: [1, 16],
      numUpdates: 2,
      pointSteps: 400_000,
      say,
    }
  : {
      effort: { rounds: 21, warmUp: 1500, visit: 40, patience: 2000 },
      minibatchSizes: [64, 256, 2048],
      batchSizes: [1, 16, 64, 256],
      numUpdates: 7,
      pointSteps: 2_000_000,
      say,
    };
const circumstances = {
  date: new Date().toISOString().slice(0, 10),
  processor: cpus()[0].model.trim(),
  numCores: cpus().length,
  loadAverage: loadavg()[0].toFixed(1),
  node: process.versions.node,
  v8: process.versions.v8,
  mode: quick ? "quick" : "full",
};

// Training and kernels first, in a process that has seen nothing else.
const problem = createProblem(8192);
const sections: Section[] = [
  await endToEnd(plan),
  environments(plan),
  await matrices(plan),
  await trustRegion(plan),
  await variants(problem, plan),
];
say("samples and contenders");
const children: Child[] = [];
for (const name of contenderNames) children.push(await startChild(name, problem));
const python = pythonWithTorch();
if (python === undefined) console.log("PyTorch: no Python has it, so it is left out; PYTHON=... names one that does");
else for (const foreach of [false, true]) children.push(await startTorch(python, foreach, problem));
sections.push(await updates(children, problem, plan), await inference(children, plan));
for (const child of children) child.end();
say("");

const folder = quick ? "results/bench" : "results/reference/bench";
writeBench(folder, circumstances, sections);
console.log(`${toText(circumstances, sections)}\n${seconds()} s; ${folder}/bench.md, bench.json`);
