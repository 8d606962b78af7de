import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuseBusy } from "../../src/experiments/busy.ts";
import { claim } from "../../src/experiments/claim.ts";
import { thisProcess } from "../../src/experiments/processName.ts";
import { runExperiment } from "../../src/experiments/runner.ts";
import { loadSource } from "../../src/experiments/source.ts";

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saddle-claim-"));
  lock = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that claims the folder and stays. */
async function holder() {
  const script = `import { claim } from "./src/experiments/claim.ts"; await claim(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

describe("claim", () => {
  it("gives the folder to one, and to the next when it is given back", async () => {
    const release = await claim(folder);
    await expect(claim(folder)).rejects.toThrow(
      `${folder}: is in use by process ${process.pid} on ${hostname()}, since `,
    );
    const waiting = claim(folder, { patience: 10_000 });
    release();
    (await waiting)();
    expect(existsSync(lock)).toBe(false);
  });

  it("lets only one of many have it, also where all find it left behind", async () => {
    writeFileSync(lock, JSON.stringify({ ...thisProcess(), birth: "an earlier process by the same number" }));
    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claim(folder)));
    expect(claims.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("says which process holds it, and takes it over once that was killed", async () => {
    const child = await holder();
    await expect(claim(folder)).rejects.toThrow(`is in use by process ${child.pid} on ${hostname()}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    (await claim(folder))();
  });

  it("gives up nothing that another took over meanwhile", async () => {
    const release = await claim(folder);
    writeFileSync(lock, "{}");
    release();
    expect(readFileSync(lock, "utf8")).toBe("{}");
  });

  it("keeps a second runner out of a folder, before any work", async () => {
    const source = { experiment: "test/experiments/fixtures/tiny.ts" };
    const experiment = await loadSource(source);
    const release = await claim(folder);
    for (const earlier of ["resume", "moveAside"] as const) {
      const options = { source, experiment, engine: "wasm", folder, command: "saddle run tiny", earlier };
      await expect(runExperiment(options)).rejects.toThrow(`${folder}: is in use by process ${process.pid} on `);
    }
    release();
    expect(readdirSync(folder)).toEqual(["runs"]);
  });

  it("says what stands in the way of the lock", async () => {
    mkdirSync(lock);
    await expect(claim(folder)).rejects.toThrow(
      `${lock}: stands in the way and cannot be read (EISDIR); wait for whoever made it, or delete it if nobody`,
    );
  });

  it("takes over what was made and never written", { timeout: 20_000 }, async () => {
    writeFileSync(lock, "");
    (await claim(folder))();
  });
});

describe("refuseBusy", () => {
  it("looks at locks, and not at the folder of an algorithm that is called so", async () => {
    const run = join(folder, "runs/Env-v0/lock/0");
    mkdirSync(run, { recursive: true });
    await refuseBusy(folder, 0);
    const release = await claim(run);
    await expect(refuseBusy(folder, 0)).rejects.toThrow(`${run}: is in use by process ${process.pid}`);
    release();
  });
});
