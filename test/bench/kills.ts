import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rng } from "../../src/math/rng.ts";
import { attempt, doneRuns, resultFiles } from "../experiments/killing.ts";
import { plantDamage } from "./plantDamage.ts";

// node --import tsx test/bench/kills.ts [kills] [damages] [seed]: kills a sweep again and again, and looks at what is
// left of it; then damages files of a sweep that came to its end, one after the other, and looks whether that is noticed.

const atLeast = Number(process.argv[2] ?? 200);
const numDamages = Number(process.argv[3] ?? 1000);
const random = rng(process.argv[4] ?? "kills");
const root = mkdtempSync(join(tmpdir(), "saddle-kills-"));
const count = { kills: 0, sweeps: 0, lostRuns: 0, changedSweeps: 0, failures: 0, damagedFiles: 0, resumedBefore: 0 };
const said = new Set<string>();

const undisturbed = join(root, "undisturbed");
const first = await attempt(undisturbed, random, { kill: false, numSeeds: 2 });
if (first.code !== 0) throw new Error(`the undisturbed sweep ended with exit code ${first.code}: ${first.printed}`);
const expected = resultFiles(undisturbed);
console.log(`undisturbed: ${expected.size} files`);

while (count.kills < atLeast) {
  const folder = join(root, `sweep-${++count.sweeps}`);
  let done: ReadonlyMap<string, number> = new Map();
  for (let code: number | undefined; code === undefined;) {
    const result = await attempt(folder, random, { kill: true, numSeeds: 2 });
    code = result.code;
    if (code === undefined) count.kills++;
    else if (code !== 0) count.failures++;
    const complaints = result.printed.split("\n").filter((line) => /damaged|cut off|anew|before, of/.test(line));
    for (const line of complaints) said.add(line.replace(/.*: /, ""));
    count.damagedFiles += complaints.filter((line) => /damaged|cut off/.test(line)).length;
    count.resumedBefore += complaints.filter((line) => line.includes("before, of")).length;
    const later = doneRuns(folder);
    for (const [run, time] of done) if (later.get(run) !== time) count.lostRuns++;
    done = later;
    if (code === undefined && count.kills % 10 === 0) console.log(JSON.stringify(count));
  }
  const files = resultFiles(folder);
  const names = new Set([...files.keys(), ...expected.keys()]);
  const changed = [...names].filter((name) => files.get(name) !== expected.get(name));
  if (changed.length > 0) {
    count.changedSweeps++;
    console.log(`sweep ${count.sweeps} differs in ${changed.join(", ")}`);
  }
  if (changed.length === 0) rmSync(folder, { recursive: true });
}
console.log(`kills ${count.kills}, sweeps ${count.sweeps}, finished runs lost ${count.lostRuns}`);
console.log(`failures ${count.failures}, damaged files met ${count.damagedFiles}, fallen back ${count.resumedBefore}`);
console.log(`sweeps whose bytes differ from the undisturbed sweep: ${count.changedSweeps}`);
for (const line of said) console.log(`said: ${line}`);
const { planted, refused, redone, missed } = await plantDamage(undisturbed, { random, numDamages, expected });
console.log(`damaged files planted ${planted}, refused by name ${refused}, done again to the same bytes ${redone}`);
for (const line of missed) console.log(`missed: ${line}`);
if (count.changedSweeps === 0) rmSync(root, { recursive: true });
