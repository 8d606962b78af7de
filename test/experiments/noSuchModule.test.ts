import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noSuchModule } from "../../src/experiments/noSuchModule.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-imports-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an experiment that is there, with an import that is not", () => {
  it("is told which file is missing, and who asks for it", () => {
    const path = join(folder, "study.ts");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(path, 'import lift from "../lift.ts";\nexport default lift;\n');
    const run = () => execFileSync(process.execPath, ["src/cli/saddle.mjs", "run", path], { stdio: "pipe" });
    expect(run).toThrow(
      /error: \S+study\.ts: imports \S*lift\.ts, which is not there; its imports count from its own folder/,
    );
  });

  // as Node 20, 22 and 24 have them, and tsx
  it.each([
    ["Cannot find module '/a/lift.ts' imported from /a/my/x.ts", "my/x.ts: imports ", "its imports count from"],
    ["Cannot find module 'file:///a/lift.ts' imported from '/a/my/x.ts'", "my/x.ts: imports ", "its imports count"],
    ["Cannot find module '../lift.ts'\nRequire stack:\n- /a/my/x.ts\n- /b.ts", "x.ts: imports ../lift.ts, ", "count"],
    ["Cannot find package 'zebra' imported from /a/my/x.ts", "x.ts: imports zebra, ", "npm install zebra"],
    ["something else", "something else", ""],
  ])("%j", (message, what, advice) => {
    const said = noSuchModule(message, undefined).message;
    expect(said).toContain(what);
    expect(said).toContain(advice);
    expect(said).not.toContain("\n");
  });
});
