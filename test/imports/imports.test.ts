import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eventFileStart, eventRecord } from "../../src/logs/events.ts";
import { openResults } from "../../src/imports/openResults.ts";
import type { TableName } from "../../src/tables/results.ts";
import { folderWith, omniSafeRun } from "./folder.ts";

const rows = (path: string, table: TableName) => openResults(path).results.tables[table].objects() as object[];

describe("OmniSafe's logs", () => {
  const root = folderWith({
    ...omniSafeRun(
      "PPOLag",
      0,
      ["1.5,60.0,1000.0,0,20000,-0.01,0.02,0.4,0.4", "12.5,30.0,1000.0,1,40000,-0.02,0.01,1.2,0.9"],
      25,
    ),
    ...omniSafeRun(
      "PPOLag",
      3,
      ["2.5,50.0,1000.0,0,20000,-0.01,0.02,0.3,0.3", "nan,nan,nan,1,40000,-0.02,0.01,inf,1"],
      25,
    ),
    ...omniSafeRun("PPO", 0, ["9.0,70.0,1000.0,0,20000,-0.01,0.02"]),
  });

  it("become results, with what they say of task, algorithm and seed", () => {
    const { program, areSeedsKnown, results } = openResults(root);
    expect({ program, areSeedsKnown }).toEqual({ program: "OmniSafe", areSeedsKnown: true });
    const { tasks, algorithms, seeds, totalSteps, command } = results.experiment;
    expect(tasks.map(({ name }) => name).sort()).toEqual(["SafetyPointGoal1-v0", "SafetyPointGoal1-v0 cost≤25"]);
    expect(algorithms.map(({ name }) => name)).toEqual(["PPO", "PPOLag"]);
    expect(algorithms[1].recipe).toMatchObject({ algo_cfgs: { clip: 0.2 }, lagrange_cfgs: { cost_limit: 25 } });
    expect(algorithms[1].recipe).not.toHaveProperty("seed");
    expect({ seeds, totalSteps, command }).toEqual({
      seeds: [0, 3],
      totalSteps: 40000,
      command: `imported from ${root}`,
    });
  });

  it("keep their numbers; what they do not have is NaN", () => {
    const limited = { task: "SafetyPointGoal1-v0 cost≤25", algorithm: "PPOLag" };
    expect(rows(root, "training").filter((row) => "algorithm" in row && row.algorithm === "PPOLag")).toEqual([
      { ...limited, seed: 0, update: 1, step: 20000, numEpisodes: NaN, episodeReturn: 1.5, episodeLength: 1000 },
      { ...limited, seed: 0, update: 2, step: 40000, numEpisodes: NaN, episodeReturn: 12.5, episodeLength: 1000 },
      { ...limited, seed: 3, update: 1, step: 20000, numEpisodes: NaN, episodeReturn: 2.5, episodeLength: 1000 },
      { ...limited, seed: 3, update: 2, step: 40000, numEpisodes: NaN, episodeReturn: NaN, episodeLength: NaN },
    ]);
    expect(rows(root, "dual")[2]).toEqual({
      ...limited,
      seed: 0,
      update: 2,
      step: 40000,
      constraint: "cost",
      episodeCost: 30,
      costLimit: 25,
      threshold: NaN,
      violation: NaN,
      lagrangeMultiplier: 1.2,
      naturalMultiplier: NaN,
    });
    expect(rows(root, "losses")[0]).toMatchObject({ policyLoss: -0.01, approxKl: 0.02, valueLoss: NaN });
    expect(rows(root, "evaluation")).toEqual([]);
  });

  it("say that a run stands short of its end, and that costs come from a window of episodes", () => {
    const { notes } = openResults(root);
    expect(notes[0]).toContain("means over the last 100 episodes");
    expect(notes[1]).toMatch(/PPO-\{SafetyPointGoal1-v0\}\/seed-000.*: stands at 20000 of 40000 steps$/);
  });

  it("count the later of two runs of one seed, and other settings as another algorithm", () => {
    const [once] = Object.entries(omniSafeRun("PPO", 0, ["9.0,70.0,1000.0,0,20000,0,0"]));
    const [run, config] = Object.entries(omniSafeRun("PPO", 0, ["8.0,70.0,1000.0,0,20000,0,0"]));
    const twice = folderWith({
      [once[0]]: once[1],
      [config[0]]: config[1],
      [run[0].replace("10-00-00", "12-00-00")]: run[1],
      [config[0].replace("10-00-00", "12-00-00")]: config[1],
      [run[0].replace("seed-000-2024", "seed-001-2024")]: run[1],
      [config[0].replace("seed-000-2024", "seed-001-2024")]: config[1]
        .replaceAll('"seed": 0', '"seed": 1')
        .replace('"clip": 0.2', '"clip": 0.1'),
    });
    expect(rows(twice, "training")).toMatchObject([
      { algorithm: "PPO", seed: 0, episodeReturn: 8 },
      { algorithm: "PPO (2)", seed: 1, episodeReturn: 8 },
    ]);
    expect(openResults(twice).notes.filter((note) => note.includes("left out"))).toHaveLength(1);
  });
});

it("SafePO's logs are read, its misspelt multiplier too", () => {
  const folder = "single_agent_exp/SafetyPointGoal1-v0/ppo_lag/seed-005-2024-05-01-10-00-00";
  const root = folderWith({
    [`${folder}/progress.csv`]:
      "Metrics/EpRet,Metrics/EpCost,Metrics/EpLen,Train/Epoch,Train/TotalSteps,Train/LagragianMultiplier,Loss/Loss_actor\n3.5,41.0,1000.0,1,20000,0.7,-0.1\n",
    [`${folder}/config.json`]:
      '{"cost_limit":\t25.0, "seed":\t5, "task":\t"SafetyPointGoal1-v0", "gamma":\t0.99, "total_steps":\t20000}',
  });
  expect(openResults(root).program).toBe("SafePO");
  expect(rows(root, "training")).toMatchObject([{ algorithm: "ppo_lag", seed: 5, step: 20000, episodeReturn: 3.5 }]);
  expect(rows(root, "dual")).toMatchObject([{ episodeCost: 41, costLimit: 25, lagrangeMultiplier: 0.7 }]);
});

const head = '#{"t_start": 100.5, "env_id": "CartPole-v1"}\nr,l,t';

describe("Stable-Baselines3's logs", () => {
  it("are read from progress.csv, in which the columns stand in any order and may be blank", () => {
    const root = folderWith({
      "PPO_2/progress.csv":
        "time/iterations,rollout/ep_rew_mean,time/total_timesteps,rollout/ep_len_mean,train/entropy_loss,train/value_loss\n1,20.5,2048,20.5,,\n2,30.0,4096,30.0,-0.69,5.5\n",
    });
    expect(rows(root, "training")).toMatchObject([
      { task: "unknown environment", algorithm: "PPO", seed: 0, step: 2048, episodeReturn: 20.5, episodeLength: 20.5 },
      { step: 4096, episodeReturn: 30 },
    ]);
    expect(rows(root, "losses")).toMatchObject([{ entropy: NaN }, { entropy: 0.69, valueLoss: 5.5 }]);
    expect(rows(root, "dual")).toEqual([]);
    expect(openResults(root).areSeedsKnown).toBe(false);
  });

  it("take the environment and the costs from the monitor beside", () => {
    const root = folderWith({
      "PPO_1/progress.csv": "rollout/ep_rew_mean,time/total_timesteps\n20,30\n30,60\n",
      "PPO_1/0.monitor.csv": `${head},cost\n10,10,1.0,4\n20,20,2.0,6\n30,30,3.0,1\n`,
    });
    expect(rows(root, "dual")).toMatchObject([
      { task: "CartPole-v1", step: 30, episodeCost: 5 },
      { step: 60, episodeCost: 1 },
    ]);
  });
});

describe("Monitor files", () => {
  it("of several copies are one run, its episodes in the order in which they ended", () => {
    const root = folderWith({
      "a2c_seed7/0.monitor.csv": `${head}\n1.0,10,1.0\n3.0,30,9.0\n`,
      "a2c_seed7/1.monitor.csv": `${head.replace("100.5", "101.5")}\n2.0,20,4.0\n`,
    });
    expect(rows(root, "training")).toMatchObject([
      { task: "CartPole-v1", algorithm: "a2c", seed: 7, step: 10, episodeReturn: 1, numEpisodes: 1 },
      { step: 30, episodeReturn: 2 },
      { step: 60, episodeReturn: 3 },
    ]);
  });

  it("are read as far as they are whole", () => {
    const root = folderWith({ "dqn/monitor.csv": `${head}\n1.0,10,1.0\n3.0,3` });
    expect(rows(root, "training")).toHaveLength(1);
    expect(openResults(root).notes).toEqual([
      `${join(root, "dqn/monitor.csv")}: is cut off; what came before was read, 5 bytes at its end were left`,
    ]);
  });
});

describe("TensorBoard's event files", () => {
  const events = (...list: [step: number, scalars: Record<string, number>][]) =>
    Buffer.concat([
      eventFileStart(1),
      ...list.map(([step, scalars]) => eventRecord({ wallTime: 1, step, scalars: Object.entries(scalars) })),
    ]);

  it("are read by the names that CleanRL gives its scalars and its runs; episodes that end together count as one", () => {
    const root = folderWith({
      "CartPole-v1__ppo__4__1700000000/events.out.tfevents.1.host": events(
        [100, { "charts/episodic_return": 10 }],
        [100, { "charts/episodic_return": 30 }],
        [200, { "charts/episodic_return": 40, "losses/value_loss": 1 }],
      ),
    });
    expect(rows(root, "training")).toMatchObject([
      { task: "CartPole-v1", algorithm: "ppo", seed: 4, step: 100, episodeReturn: 20 },
      { step: 200, episodeReturn: 40 },
    ]);
  });

  it("of OmniSafe and SafePO count epochs; their steps are a scalar of their own", () => {
    const root = folderWith({
      "PPOLag-{SafetyPointGoal1-v0}/seed-002-2024-05-01-10-00-00/tb/events.out.tfevents.1.host": events(
        [1, { "Metrics/EpRet": 1, "Metrics/EpCost": 60, TotalEnvSteps: 20000 }],
        [2, { "Metrics/EpRet": 2, "Metrics/EpCost": 50, TotalEnvSteps: 40000 }],
      ),
    });
    expect(rows(root, "dual")).toMatchObject([
      { task: "SafetyPointGoal1-v0", algorithm: "PPOLag", seed: 2, step: 20000, episodeCost: 60 },
      { step: 40000, episodeCost: 50 },
    ]);
  });

  it("of a run that was resumed count from the later file on", () => {
    const root = folderWith({
      "run/events.out.tfevents.1": events(
        [1, { "return/episode": 1 }],
        [2, { "return/episode": 2 }],
        [3, { "return/episode": 3 }],
      ),
      "run/events.out.tfevents.2": events([2, { "return/episode": 20 }]),
    });
    expect(rows(root, "training")).toMatchObject([
      { step: 1, episodeReturn: 1 },
      { step: 2, episodeReturn: 20 },
    ]);
  });

  it("are read as far as they are whole, and say how many bytes were left", () => {
    const whole = events([1, { "return/episode": 1 }], [2, { "return/episode": 2 }]);
    const root = folderWith({ "run/events.out.tfevents.1": whole.subarray(0, -7) });
    expect(rows(root, "training")).toHaveLength(1);
    const [note] = openResults(root).notes;
    const numBytes = events([2, { "return/episode": 2 }]).length - events().length - 7;
    expect(note).toContain(`is cut off; what came before was read, ${numBytes} bytes at its end were left`);
  });
});

it("any CSV file with Saddle's column names is read, also by its own path", () => {
  const root = folderWith({ "mine.csv": "step,episodeReturn,episodeCost,costLimit\n100,1,2,3\n" });
  expect(rows(join(root, "mine.csv"), "dual")).toMatchObject([{ step: 100, episodeCost: 2, costLimit: 3 }]);
});

it("rows that do not say their step have no place", () => {
  const root = folderWith({ "ppo/0/progress.csv": "step,episodeReturn\n100,1\n,2\n200,3\n" });
  expect(rows(root, "training")).toMatchObject([
    { step: 100, episodeReturn: 1 },
    { step: 200, episodeReturn: 3 },
  ]);
});

it("runs without a seed leave theirs to those that have one", () => {
  const root = folderWith({
    "PPO_1/progress.csv": "step,episodeReturn\n100,1\n",
    "PPO_seed0/progress.csv": "step,episodeReturn\n100,2\n",
  });
  expect(rows(root, "training")).toMatchObject([
    { algorithm: "PPO", seed: 0, episodeReturn: 2 },
    { algorithm: "PPO", seed: 1, episodeReturn: 1 },
  ]);
  expect(openResults(root).notes).toEqual([]);
});

it("logs of several constraints are said to have costs that are not read", () => {
  const root = folderWith({
    "a/0/progress.csv": "step,episodeReturn,episodeCost.heat,episodeCost.noise\n100,1,2,3\n",
    "b/0/events.out.tfevents.1": Buffer.concat([
      eventFileStart(1),
      eventRecord({
        wallTime: 1,
        step: 1,
        scalars: [
          ["return/episode", 1],
          ["cost/episode/heat", 2],
        ],
      }),
    ]),
  });
  const rule = "and no cost is read where there are several; give Saddle's own results";
  expect(openResults(join(root, "a")).notes).toEqual([
    `${join(root, "a/0/progress.csv")}: has episodeCost.heat and episodeCost.noise, ${rule}`,
  ]);
  expect(openResults(join(root, "b")).notes).toEqual([`${join(root, "b/0")}: has cost/episode/heat, ${rule}`]);
});

it("a log in which nothing stands yet is said to be one", () => {
  const root = folderWith({ "ppo/0/progress.csv": "step,episodeReturn\n" });
  expect(openResults(root).notes).toEqual([`${join(root, "ppo/0")}: has logged nothing yet`]);
});

describe("what cannot be read", () => {
  it.each([
    ["no such folder", {}, "nowhere", /nowhere: there is no such file or folder$/],
    [
      "no known format",
      { "notes.txt": "hello" },
      "",
      /: holds no results that can be read; looked in it and below for Saddle's experiment\.json and for logs of OmniSafe: progress\.csv with Metrics\/EpRet and TotalEnvSteps; SafePO: .*; TensorBoard: events\.out\.tfevents/,
    ],
    [
      "a column that is missing",
      { "progress.csv": "Metrics/EpRett,TotalEnvSteps\n1,2\n" },
      "",
      /progress\.csv has no column "Metrics\/EpRet"; did you mean "Metrics\/EpRett"\?$/,
    ],
    [
      "a column of SB3's that is missing",
      { "progress.csv": "rollout/ep_rew_mean,time/total_timestep\n1,2\n" },
      "",
      /no column "time\/total_timesteps"; did you mean "time\/total_timestep"\?$/,
    ],
    [
      "a monitor without lengths",
      { "monitor.csv": '#{"t_start": 1}\nr,t\n1,2\n' },
      "",
      /monitor\.csv: monitor\.csv has no column "l"; it has r, t|has no column "l"; did you mean/,
    ],
    [
      "event files without a return",
      {
        "events.out.tfevents.1": Buffer.concat([
          eventFileStart(1),
          eventRecord({ wallTime: 1, step: 1, scalars: [["loss", 1]] }),
        ]),
      },
      "",
      /no scalar of the event files is known to be a return per episode; looked for return\/episode, .*; there is loss$/,
    ],
    ["no scalars at all", { "events.out.tfevents.1": "" }, "", /the event files hold no scalars/],
    [
      "JSON that is none",
      { "progress.csv": "Metrics/EpRet,TotalEnvSteps\n1,2\n", "config.json": "{" },
      "",
      /config\.json: is not JSON/,
    ],
  ])("is refused in a sentence that says what would be right: %s", (_, files, path, message) => {
    expect(() => openResults(join(folderWith(files as Record<string, string>), path))).toThrow(message);
  });
});
