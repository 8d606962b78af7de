import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findings, oldestNode, type Machine } from "../../src/cli/findings.ts";
import { main } from "../../src/cli/main.ts";
import { supports } from "../../src/cli/webAssembly.ts";

const gibibyte = 2 ** 30;
const well: Machine = {
  nodeVersion: "22.15.0",
  numCores: 8,
  totalMemory: 16 * gibibyte,
  freeMemory: 12.34 * gibibyte,
  supports: () => true,
  backends: [
    { name: "node", state: "used", reason: "the fastest that starts" },
    { name: "wasm", state: "works", reason: "works, but node is faster" },
  ],
  packages: [{ name: "@resvg/resvg-js", purpose: "figures as PNG" }],
};
const finding = (what: string, changes: Partial<Machine> = {}) =>
  findings({ ...well, ...changes }).find((each) => each.what.startsWith(what));

describe("findings", () => {
  it("advise nothing where nothing is amiss", () => {
    expect(findings(well).map(({ advice }) => advice)).toEqual(findings(well).map(() => ""));
    expect(findings(well).some(({ isFatal }) => isFatal)).toBe(false);
  });

  it.each([
    ["20.19.0", true],
    ["20.20.2", true],
    ["v22.0.0", true],
    ["20.18.9", false],
    ["18.20.0", false],
    ["9.99.0", false],
  ])("Node %s will do: %s", (nodeVersion, willDo) => {
    const found = finding("Node", { nodeVersion });
    expect(found?.isFatal).toBe(willDo ? undefined : true);
    expect(found?.advice).toBe(willDo ? "" : "install Node 20.19 or newer");
  });

  it("ask for the Node that the package asks for", () => {
    const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
    expect(engines.node).toBe(`>=${oldestNode}`);
  });

  it("count the runs that fit in memory, 512 MiB each in four fifths of it", () => {
    expect(finding("memory")).toMatchObject({ state: "16.0 GiB, 12.3 free", advice: "" });
    expect(finding("memory", { totalMemory: 2 * gibibyte })?.advice).toMatch(/^use --workers 3,/);
    expect(finding("memory", { totalMemory: 2 * gibibyte, numCores: 3 })?.advice).toBe("");
    expect(finding("memory", { totalMemory: 0.25 * gibibyte })?.advice).toMatch(/^use --workers 1,/);
  });

  it("say what to do without SIMD, which is not the end", () => {
    const found = finding("WebAssembly SIMD", { supports: (feature) => feature !== "SIMD" });
    expect(found).toMatchObject({ state: "no", advice: expect.stringContaining("--engine reference") });
    expect(found?.isFatal).toBeUndefined();
    expect(finding("WebAssembly threads", { supports: (feature) => feature !== "SIMD" })?.state).toBe("yes");
  });

  it("say which backend is used, and why not the others", () => {
    expect(finding("TensorFlow.js, node")?.state).toBe("used by --engine tfjs");
    expect(finding("TensorFlow.js, wasm")).toMatchObject({ state: "works, as --engine tfjs-wasm", advice: "" });
    const reason = "is not installed; install it";
    const backends = [{ name: "node", state: "absent", reason }] as const;
    expect(finding("TensorFlow.js, node", { backends })).toMatchObject({ state: "absent", advice: reason });
  });

  it("say how to get a package, and how to mend it", () => {
    const [resvg] = well.packages;
    const packages = (problem: "absent" | { broken: string }) => ({ packages: [{ ...resvg, problem }] });
    expect(finding("@resvg", packages("absent"))).toMatchObject({
      state: "absent",
      advice: "npm install -D @resvg/resvg-js",
    });
    expect(finding("@resvg", packages({ broken: "no binding" }))).toMatchObject({
      state: "broken",
      advice: "npm rebuild @resvg/resvg-js: no binding",
    });
  });
});

describe("supports", () => {
  it("knows what Node knows", () => {
    const [major] = process.versions.node.split(".").map(Number);
    expect([supports("SIMD"), supports("threads")]).toEqual([true, true]); // since Node 16.4
    expect(supports("relaxed SIMD")).toBe(major >= 21); // V8 11.4
  });
});

describe("saddle doctor", () => {
  it("looks at this machine, and ends well", async () => {
    let printed = "";
    const out = { write: (text: string) => void (printed += text) };
    const code = await main(["doctor"], { out, err: out, interrupt: new AbortController().signal });
    expect(code).toBe(0);
    expect(printed).toMatch(new RegExp(`\nNode +${process.versions.node.replaceAll(".", "\\.")}\n`));
    expect(printed).toMatch(/\nWebAssembly SIMD +yes\n/);
    expect(printed).toMatch(/\nTensorFlow\.js, (node|wasm) +used by --engine tfjs\n/);
    expect(printed).toMatch(/\nTensorFlow\.js, cpu +works, as --engine tfjs-cpu\n/);
    for (const name of ["@resvg/resvg-js", "@mujoco/mujoco", "hyparquet-writer"]) {
      expect(printed).toMatch(new RegExp(`\n${name}, for .* {2}(there|absent +npm install -D ${name})\n`));
    }
  });
});
