import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compose } from "../../src/report/compose.ts";
import { pngPrinter } from "../../src/report/png.ts";
import { writeDocument } from "../../src/report/writeReport.ts";
import { ablation, synthetic } from "./synthetic.ts";

it("writes every figure as PNG beside its SVG, twice its size", async () => {
  const folder = mkdtempSync(join(tmpdir(), "saddle-png-"));
  const results = synthetic({ algorithms: ablation.slice(0, 2), seeds: [0, 1], numUpdates: 5 });
  const { numFigures } = writeDocument(compose(results), folder, { png: await pngPrinter() });
  const files = readdirSync(join(folder, "figures"));
  const pictures = files.filter((file) => file.endsWith(".png"));
  expect(pictures).toHaveLength(numFigures);
  expect(pictures).toContain("phase.png");
  for (const picture of pictures) {
    const bytes = readFileSync(join(folder, "figures", picture));
    const svg = readFileSync(join(folder, "figures", picture.replace(".png", ".svg")), "utf8");
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    const [, width, height] = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  }
  rmSync(folder, { recursive: true });
});

it("draws text and lines in the colors of the light page, not black on white only", async () => {
  const print = await pngPrinter();
  const blank = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20" fill="#fff"/></svg>`;
  const text = blank.replace("</svg>", `<text x="4" y="14" font-size="12" font-family="system-ui">return</text></svg>`);
  expect(print(text).length).toBeGreaterThan(print(blank).length);
});

it("says in one sentence what to install where the package is absent, and what is wrong where it is broken", async () => {
  const fails = (error: Error) => pngPrinter(() => Promise.reject(error));
  const absent = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
  await expect(fails(absent)).rejects.toThrow(
    "png: the package @resvg/resvg-js, which draws it, is not installed; npm install @resvg/resvg-js",
  );
  await expect(fails(new Error("no binding\nfor this machine"))).rejects.toThrow(
    "png: the package @resvg/resvg-js, which draws it, does not load (no binding)",
  );
});
