import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logOption } from "../../src/cli/logOption.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { defineExperiment, type Experiment } from "../../src/experiments/experiment.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { readEvents } from "../../src/logs/events.ts";
import tiny, { method } from "../experiments/fixtures/tiny.ts";
import { folderWith } from "../imports/folder.ts";
import { saddle } from "./saddle.ts";

let root: string;
const at = (name: string) => join(root, name);

/** Does the runs of an experiment in this process. */
async function ran(experiment: Experiment, folder: string): Promise<void> {
  for (const place of places(experiment, "reference", folder)) await runTrial(place, { engine: reference });
  writeJson(join(folder, "experiment.json"), recordOf(experiment, "reference", "npx saddle run tiny.ts"));
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "saddle-compare-"));
  await ran(tiny, at("before"));
  await ran(tiny, at("again"));
  await ran(defineExperiment({ ...tiny, algorithms: [{ ...method, epochs: 3 }] }), at("after"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function compared(...args: string[]) {
  const out = at(`report-${args.map((arg) => arg.replaceAll(/\W/g, "")).join("-")}`.slice(0, 120));
  const result = await saddle("compare", ...args, "--out", out);
  const read = (file: string) => readFileSync(join(out, file), "utf8");
  return { ...result, folder: out, report: result.code === 0 ? read("report.md") : "", read };
}

/** OmniSafe's runs on the corridor, one per return. */
const omniSafe = (returns: readonly number[], config: object = {}) =>
  folderWith(
    Object.fromEntries(
      returns.flatMap((episodeReturn, seed) => {
        const folder = `PPOLag-{Corridor-v0}/seed-00${seed}-2024-05-01-10-00-00`;
        const settings = { seed, algo: "PPOLag", env_id: "Corridor-v0", train_cfgs: { total_steps: 192 }, ...config };
        return [
          [`${folder}/progress.csv`, `Metrics/EpRet,Metrics/EpCost,TotalEnvSteps\n0,2,96\n${episodeReturn},1,192\n`],
          [`${folder}/config.json`, JSON.stringify(settings)],
        ];
      }),
    ),
  );

describe("saddle compare", () => {
  it("pairs runs of equal seeds, and says in words which settings differ", async () => {
    const { code, report } = await compared(at("before"), at("after"));
    expect(code).toBe(0);
    expect(report).toContain("# before and after, side by side");
    expect(report.match(/^## Corridor-v0.*$/gm)).toEqual(["## Corridor-v0 cost≤0.5", "## Corridor-v0"]);
    expect(report).toContain("| after: method | before: method | 2 vs 2 paired by seed |");
    expect(report).toContain("**after: method** differs from **before: method** in epochs 3 instead of 1.");
  });

  it("knows two results of the same settings by their numbers", async () => {
    const { report } = await compared(at("before"), at("again"));
    expect(report).toContain(
      "**again: method** against **before: method**: the same numbers, seed by seed, to the last digit",
    );
    expect(report).toContain("differs from **before: method** in no setting");
  });

  it("says how many runs are not done", async () => {
    await ran({ ...tiny, seeds: [0] }, at("begun"));
    writeJson(join(at("begun"), "experiment.json"), recordOf(tiny, "reference", "npx saddle run tiny.ts"));
    const { err, report } = await compared(at("before"), at("begun"));
    const note = `${at("begun")}: 2 of its 4 runs are not done, and left out`;
    expect(err).toContain(`note: ${note}\n`);
    expect(report).toContain(`- ${note}`);
    expect(report).toMatch(/\| begun: method \| before: method \| 1 vs 2 unpaired \|/);
  });

  it("writes the same bytes again, in files that need nothing else", async () => {
    const first = await compared(at("before"), at("after"));
    const files = readdirSync(first.folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.\w+$/.test(file),
    );
    expect(files.sort()).toEqual([
      ...["curves", "differences"].flatMap((name) => [1, 2].map((task) => `figures/task-${task}-${name}.svg`)).sort(),
      "index.html",
      "report.md",
      "tables.tex",
    ]);
    const bytes = files.map(first.read);
    rmSync(first.folder, { recursive: true });
    const second = await compared(at("before"), at("after"));
    expect(files.map(second.read)).toEqual(bytes);
    expect(first.read("index.html")).not.toMatch(/(src|href)="(?!#|https:)/);
  });

  it("sets another program's runs beside, measured alike and unpaired", async () => {
    const theirs = omniSafe([10, 12, 14], {
      lagrange_cfgs: { cost_limit: 0.5 },
      algo_cfgs: { update_iters: 40, gamma: 0.99 },
    });
    const { report, err } = await compared(at("before"), theirs);
    expect(err).toContain("note: OmniSafe logs means over the last 100 episodes");
    // The last tenth of training is its last row: 10, 12 and 14.
    expect(report).toMatch(/\| PPOLag OmniSafe \| 12\.00 /);
    expect(report).toContain("Means over the last tenth of training, for all alike");
    expect(report).toMatch(/\| PPOLag \| method \| 3 vs 2 unpaired \| .* MW p = /);
    expect(report).toMatch(
      /\*\*PPOLag\*\* differs from \*\*method\*\* in program OmniSafe instead of Saddle .*; passes per update 40 instead of 1\./,
    );
    expect(report).toContain("Of one of the results alone, and left out: Corridor-v0.");
  });

  it("sets runs without a limit beside every limit", async () => {
    const { report } = await compared(at("before"), omniSafe([1, 2]));
    expect(report).toContain("## Corridor-v0 cost≤0.5");
    expect(report).toContain("**PPOLag** differs from **method** in program OmniSafe instead of");
    expect(report).toContain("limit on cost none stated instead of 0.5");
  });

  it("takes logs that do not say their task for the one that is named", async () => {
    const theirs = folderWith({ "sac_1/progress.csv": "rollout/ep_rew_mean,time/total_timesteps\n1,96\n2,192\n" });
    const refused = await compared(at("before"), theirs);
    expect(refused.err).toMatch(/: does not say which environment it is of; say it for all results with --as-task/);
    const { code, report } = await compared(at("before"), theirs, "--as-task", "Corridor-v0");
    expect(code).toBe(0);
    expect(report).toContain("too few runs");
  });

  it("judges by a given limit where results state none, also one folder's runs among themselves", async () => {
    const { report } = await compared(omniSafe([1, 2]), "--limit", "0.25");
    expect(report).toContain("## Corridor-v0 cost≤0.25");
    expect(report).toContain("it breaks the limit: cost 1.00 of at most 0.25, in 2 of 2 runs");
    expect(report).toContain("There is one algorithm, and nothing to compare it with.");
  });

  it.each([
    [["nowhere"], "error: nowhere: there is no such file or folder\n"],
    [[], "error: missing required argument 'results'\n"],
    [["src/cli"], "holds no results that can be read"],
    [["x", "--limit", "much"], "It must be a number, 0 or above, such as 25."],
  ])("%j — is refused in one line", async (args, message) => {
    const { code, err } = await saddle("compare", ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("says which tasks there are where none is common", async () => {
    const { err } = await compared(at("before"), omniSafe([1], { env_id: "Elsewhere-v0" }));
    expect(err).toMatch(
      /^error: compare: no task is common to two of the results: .*before has Corridor-v0 cost≤0.5, Corridor-v0; .* has Elsewhere-v0; if they are the same/m,
    );
  });
});

describe("saddle export", () => {
  it("writes an event file for each run, as a folder tree that says which it is", async () => {
    const { code, out } = await saddle("export", at("before"), "--format", "tensorboard");
    expect({ code, out }).toEqual({ code: 0, out: `tensorboard: 4 runs → ${at("before/logs/tensorboard")}\n` });
    const file = join(
      at("before"),
      "logs/tensorboard/Corridor-v0-cost-0.5/method/1/events.out.tfevents.0000000000.saddle",
    );
    const { events, numBytesLeft } = readEvents(readFileSync(file));
    expect(numBytesLeft).toBe(0);
    expect(events.map(({ step }) => step)).toEqual([64, 128, 192]);
  });

  it("writes tables that other programs read, also of another program's logs", async () => {
    const out = at("tables");
    const theirs = omniSafe([3, 4]);
    expect(await saddle("export", theirs, "--format", "parquet", "--out", out)).toMatchObject({ code: 0 });
    const bytes = readFileSync(join(out, "training.parquet"));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    expect((await parquetReadObjects({ file })).map(({ episodeReturn }) => episodeReturn)).toEqual([0, 3, 0, 4]);
    expect(existsSync(join(out, "codebook.csv"))).toBe(true);
    expect((await saddle("export", theirs, "--format", "arrow")).err).toContain("say with --out where the tables go");
  });

  it.each([
    [["nowhere", "--format", "csv"], "error: nowhere: holds no experiment.json"],
    [["x"], "error: required option '--format <name>' not specified"],
    [["x", "--format", "xls"], "Allowed choices are tensorboard, csv, jsonl, parquet, arrow."],
  ])("%j — is refused in one line", async (args, message) => {
    const { code, err } = await saddle("export", ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it.each(["compare", "export"])("%s --help — teaches by example", async (command) => {
    expect((await saddle(command, "--help")).out).toContain(`$ saddle ${command}`);
  });
});

it("saddle run --log writes while training what an export writes afterwards", async () => {
  const folder = at("logged");
  const module = relative(process.cwd(), join(import.meta.dirname, "../experiments/fixtures/tiny.ts"));
  const flags = ["--seeds", "1", "--workers", "1", "--log", "tensorboard,csv", "--out", folder];
  expect(await saddle("run", module, ...flags)).toMatchObject({ code: 0 });
  const all = () => {
    const files = readdirSync(join(folder, "logs"), { recursive: true, encoding: "utf8" }).filter((file) =>
      /saddle$|csv$/.test(file),
    );
    return files
      .filter((file) => /\.\w+$/.test(file))
      .sort()
      .map((file) => [file, readFileSync(join(folder, "logs", file))]);
  };
  const live = all();
  expect(live).toHaveLength(4);
  rmSync(join(folder, "logs"), { recursive: true });
  for (const format of ["tensorboard", "csv"]) await saddle("export", folder, "--format", format);
  expect(all()).toEqual(live);
});

it("saddle run --log writes each log once, however often it is named", () =>
  expect(logOption("csv, tensorboard,csv")).toEqual(["csv", "tensorboard"]));

it("saddle run --log names the logs that there are", async () => {
  const { err } = await saddle("run", "x.ts", "--log", "tensorbord");
  expect(err).toContain('There is no log "tensorbord"; expected some of tensorboard, csv, jsonl.');
});
