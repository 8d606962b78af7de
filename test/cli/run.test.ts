import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { conduct } from "../../src/cli/conduct.ts";
import { claim } from "../../src/experiments/claim.ts";
import { loadSource } from "../../src/experiments/source.ts";
import { places } from "../../src/experiments/store.ts";
import { saddle } from "./saddle.ts";

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "saddle-run-"))));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("saddle run", () => {
  it("--retries tries again what failed, and says so", async () => {
    vi.stubEnv("SADDLE_TEST_FOLDER", root);
    const flags = ["--retries", "1", "--checkpoint-every", "1u", "--out", join(root, "flaky")];
    const { code, out, err } = await saddle("run", "test/experiments/fixtures/flaky.ts", ...flags);
    expect(err).toContain("Throwing-v0 cost≤0.5, method, seed 0: a bolt came loose; is tried again, 1 of 1\n");
    expect(out).not.toContain("failed");
    expect(code).toBe(0);
  });

  it("leaves a run to the process that is at it, and says how to gather it, with exit code 1", async () => {
    const folder = join(root, "held");
    const source = { experiment: "test/experiments/fixtures/tiny.ts", numSeeds: 1 };
    const experiment = await loadSource(source);
    const [, held] = places(experiment, "wasm", folder);
    mkdirSync(held.folder, { recursive: true });
    const release = await claim(held.folder);
    const printed = { out: "", err: "" };
    const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
    const terminal = { out: to("out"), err: to("err"), interrupt: new AbortController().signal };
    const options = { source, experiment, engine: "wasm", folder, command: "saddle run tiny", patience: 0 };
    expect(await conduct(options, terminal)).toBe(1);
    release();
    expect(printed.err).toMatch(/^left to another process: .*: is in use by process \d+/m);
    expect(printed.out).toContain(
      "1 run left to other processes; once they are through, the same command gathers all\n",
    );
    expect(printed.out).not.toContain("failed");
  });
});
