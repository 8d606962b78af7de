import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { isInUse } from "./claim.ts";
import { engineNamed } from "./engines.ts";
import type { Experiment } from "./experiment.ts";
import { numFailuresOf, rememberFailure } from "./failure.ts";
import { mendFree } from "./mend.ts";
import { planOf, runName, type Plan } from "./plan.ts";
import { damagedPlan, readPlan, writePlan } from "./planFile.ts";
import { difference } from "./settingsOf.ts";
import { loadSource } from "./source.ts";
import { places, refuseOthers, refuseUnwritable, statusOf, type Place, type Status } from "./store.ts";
import { runTrial, type TrialOptions } from "./trial.ts";
import { version } from "./version.ts";

/** One run of a plan, with all that is needed to do it. */
export interface PlannedPlace {
  readonly plan: Plan;
  readonly experiment: Experiment;
  readonly place: Place;
  readonly folder: string; // of the results
}

/**
 * Builds a run of a plan again from where its experiment comes from.
 *
 * @throws where the plan is damaged or has no such run, or where the experiment, or Saddle, is not what it was.
 */
export async function plannedPlace(path: string, index: number): Promise<PlannedPlace> {
  const plan = readPlan(path);
  if (plan.version !== version) {
    throw new Error(`${path}: is a plan of Saddle ${plan.version}, and this is ${version}; plan it again`);
  }
  if (index >= plan.runs.length) {
    throw new Error(`${path}: there is no run ${index}; its runs are 0 to ${plan.runs.length - 1}`);
  }
  const experiment = await loaded(plan, path);
  const present = planOf({ ...plan, experiment });
  if (present.hash !== plan.hash) throw new Error(`${path}: ${changeSince(plan, present)}`);
  const what = difference(plan.runs, present.runs);
  if (what !== undefined) throw damagedPlan(path, `runs.${what}`);
  const folder = dirname(path);
  return { plan, experiment, place: places(experiment, plan.engine, folder)[index], folder };
}

/**
 * Does one run of a plan in this process, or goes on with it from its checkpoint, and answers how it stands then: done,
 * or open where the signal stopped it. Any number of processes may do so in one folder: each run is done by one.
 *
 * @throws before any work, where the folder cannot be written to or another process is at the run; and where the run
 * fails, which is then remembered.
 */
export async function runPlanned(planned: PlannedPlace, options: Omit<TrialOptions, "engine">): Promise<Status> {
  const { plan, place, folder } = planned;
  const engine = await engineNamed(plan.engine);
  refuseUnwritable(folder);
  refuseOthers(folder, [place]);
  recordOnce(planned);
  for (const { problem } of await mendFree([place])) options.complain?.(problem);
  const attempts = numFailuresOf(place.folder) + 1;
  try {
    await runTrial(place, { ...options, engine });
  } catch (error) {
    if (!isInUse(error)) {
      const { message, stack } = error as Error;
      await rememberFailure(place, { error: message, ...(stack && { stack }), attempts });
    }
    throw error;
  }
  return statusOf(place);
}

async function loaded({ source }: Plan, path: string): Promise<Experiment> {
  try {
    return await loadSource(source);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${path}: its experiment cannot be loaded from ${process.cwd()}: ${message}`, { cause: error });
  }
}

function changeSince(plan: Plan, present: Plan): string {
  const run = plan.runs.find(({ hash }, index) => hash !== present.runs[index]?.hash);
  const where = run ? `run ${run.index}, ${runName(run)}: ` : "";
  const what = difference(plan.settings, present.settings) ?? "settings differ";
  const rule = `plan it again, in another folder where there are results to keep`;
  return `its experiment has changed since (${where}${what}); ${rule}`;
}

/** A plan may have been copied to its folder alone; whichever of its runs comes first says the rest. */
function recordOnce({ plan, experiment, folder }: PlannedPlace): void {
  const isThere = () => existsSync(join(folder, "experiment.json")) && existsSync(join(folder, "source.json"));
  if (isThere()) return;
  try {
    writePlan(folder, plan, experiment);
  } catch (error) {
    if (!isThere()) throw error; // another run was faster, and wrote the same
  }
}
