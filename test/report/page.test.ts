import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { range } from "../../src/experiments/experiment.ts";
import type { TaskRecord } from "../../src/experiments/record.ts";
import { compose } from "../../src/report/compose.ts";
import { writeDocument } from "../../src/report/writeReport.ts";
import { noChromium, open } from "./chromium.ts";
import { ablation, bridge, synthetic } from "./synthetic.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "saddle-page-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("of 8 variants, 10 seeds and 500 updates is a page of less than 3 MB", () => {
  const results = synthetic({ algorithms: ablation.slice(0, 8), seeds: range(10), numUpdates: 500 });
  const { html } = writeDocument(compose(results), join(folder, "large"));
  expect(readFileSync(html).length).toBeLessThan(3e6);
});

const withLimit = (costLimit: number): TaskRecord => ({
  ...bridge,
  name: `${bridge.env} cost≤${costLimit}`,
  constraints: [{ ...bridge.constraints[0], costLimit }],
});

describe.skipIf(noChromium !== undefined)(`in a browser${noChromium ? ` (skipped: ${noChromium})` : ""}`, () => {
  const windows = [1200, 390].flatMap((width) => ["light", "dark"].map((theme) => ({ width, theme })));
  /** What a script of ours finds in a page; the page itself lets none but its own run. */
  const probe = `<script>
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const { scrollWidth, clientWidth } = document.documentElement;
    const edge = (one) => one.getBoundingClientRect().right;
    const wide = [...document.querySelectorAll("main > *, .panel > svg")].filter((one) => edge(one) > clientWidth + 1);
    parent.postMessage([innerWidth, scrollWidth - clientWidth, wide.map((one) => one.tagName)], "*");
  </script></body>`;
  const listener = `<script>
    const found = [];
    addEventListener("message", ({ data }) => {
      found.push(data);
      document.body.dataset.found = JSON.stringify(found);
    });
  </script>`;
  let page: string;
  beforeAll(() => {
    const algorithms = ablation.slice(0, 7);
    const results = synthetic({ algorithms, tasks: [1, 1.5].map(withLimit), seeds: [0, 1, 2], numUpdates: 20 });
    const points = [0, 1, 2].map((i) => ({ algorithm: algorithms[i].name, value: 10 ** i }));
    const experiment = { ...results.experiment, sweeps: [{ knob: "multiplier.kp", points }] };
    page = readFileSync(writeDocument(compose({ ...results, experiment }), join(folder, "wide")).html, "utf8");
  });

  /** The page in windows of all widths and themes, since a window of Chromium itself is never narrower than 500. */
  const opened = (name: string, change: (page: string) => string) => {
    const frames = windows.map(({ width, theme }) => {
      const file = join(folder, `${name}-${width}-${theme}.html`);
      writeFileSync(file, change(page).replace('<html lang="en">', `<html lang="en" data-theme="${theme}">`));
      return `<iframe src="file://${file}" style="border:0;width:${width}px;height:800px"></iframe>`;
    });
    const file = join(folder, `${name}.html`);
    writeFileSync(file, `<body>${listener}${frames.join("")}</body>`);
    return open(file, { seconds: 2 });
  };

  it("at 1200 and at 390 pixels, light and dark, it writes nothing to the console", () =>
    expect(opened("plain", (whole) => whole).console).toEqual([]));

  it("nothing reaches over its edge, with all that is folded away unfolded", () => {
    const { markup } = opened("probed", (whole) =>
      whole.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</body>", probe),
    );
    const found = JSON.parse(/ data-found="([^"]*)"/.exec(markup)![1].replaceAll("&quot;", '"')) as unknown[][];
    expect(found.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(
      [390, 390, 1200, 1200].map((width) => [width, 0, []]),
    );
  });
});
