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
  /** What a script of ours finds in the page; the page itself lets none but its own run. */
  const probe = `<script>
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const wide = [...document.querySelectorAll("main > *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    document.body.dataset.found = JSON.stringify({ innerWidth, page: document.documentElement.scrollWidth, wide: wide.map((one) => one.outerHTML.slice(0, 80)) });
  </script></body>`;
  let page: string;
  beforeAll(() => {
    const algorithms = ablation.slice(0, 7);
    const results = synthetic({ algorithms, tasks: [1, 1.5].map(withLimit), seeds: [0, 1, 2], numUpdates: 20 });
    const points = [0, 1, 2].map((i) => ({ algorithm: algorithms[i].name, value: 10 ** i }));
    const experiment = { ...results.experiment, sweeps: [{ knob: "multiplier.kp", points }] };
    page = readFileSync(writeDocument(compose({ ...results, experiment }), join(folder, "wide")).html, "utf8");
  });

  it.each([
    [1200, "light"],
    [1200, "dark"],
    [500, "light"], // as narrow as a window of Chromium gets
    [390, "dark"],
  ])("%d pixels wide and %s, it writes nothing to the console and nothing reaches over its edge", (width, theme) => {
    const themed = page.replace('<html lang="en">', `<html lang="en" data-theme="${theme}">`);
    const whole = join(folder, "whole.html");
    writeFileSync(whole, themed);
    const probed = join(folder, "probed.html");
    writeFileSync(
      probed,
      themed.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</body>", probe),
    );
    const [seen, found] = [whole, probed].map((file) => open(file, { width, seconds: 1 }));
    expect(seen.console).toEqual([]);
    const { innerWidth, ...layout } = JSON.parse(
      / data-found="([^"]*)"/
        .exec(found.markup)![1]
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">"),
    );
    expect(innerWidth).toBeLessThanOrEqual(Math.max(width, 500));
    expect(layout).toEqual({ page: innerWidth, wide: [] });
  });
});
