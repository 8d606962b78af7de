import type { Inline, List, Table } from "../document.ts";
import { list, strong } from "../document.ts";
import { grouped } from "../format.ts";
import { differences, type Difference } from "../settings.ts";
import { commonSettings } from "./commonSettings.ts";
import type { Contrast } from "./contrasts.ts";
import type { Finals } from "./finals.ts";

/** What differs between two contenders, apart from what came of it. */
export interface SettingsContrast {
  readonly name: string;
  readonly against: string;
  readonly differences: readonly Difference[];
  /** Whether one of the two says nothing of its settings. */
  readonly isUnknown: boolean;
}

/** What differs in the settings of a contender and of the one that it is held against. */
export function settingsContrast({ finals, against }: Contrast): SettingsContrast {
  const [theirs, ours] = [against, finals].map(({ contender }) => contender);
  const isSameProgram = theirs.results.program === ours.results.program;
  const [before, after] = [theirs, ours].map(({ results, recipe }) =>
    isSameProgram ? recipe : commonSettings(results.program, recipe),
  );
  const isUnknown = [before, after].some((recipe) => Object.keys((recipe ?? {}) as object).length === 0);
  const all = [
    ...differences(circumstances(against), circumstances(finals)),
    ...(isUnknown ? [] : differences(before, after)),
  ];
  // Of another program, what it does not state is unknown and not different.
  const isStated = ({ before: there, after: here }: Difference) => isSameProgram || (there !== "–" && here !== "–");
  return {
    name: ours.name,
    against: theirs.name,
    differences: all.filter((difference) => difference.path !== "name" && isStated(difference)),
    isUnknown,
  };
}

/** What is no part of the recipe. */
function circumstances({ contender, lastStep }: Finals): Record<string, unknown> {
  const { results, seeds, task } = contender;
  const { engine, version } = results.results.experiment;
  const isSaddle = results.program === "Saddle";
  return {
    program: isSaddle ? `Saddle ${version}` : results.program,
    ...(isSaddle && { engine }),
    environment: task.env,
    ...Object.fromEntries(task.constraints.map(({ cost, costLimit }) => [`limit on ${cost}`, limitIn(costLimit)])),
    "steps trained": lastStep,
    seeds: seeds.length,
  };
}

const limitIn = (costLimit: number) => (Number.isNaN(costLimit) ? "none stated" : costLimit);

const MAX_NAMED = 6;

/** One sentence for each contrast. */
export const settingsSentences = (contrasts: readonly SettingsContrast[]): List => list(contrasts.map(sentence));

function sentence({ name, against, differences: all, isUnknown }: SettingsContrast): Inline[] {
  const pair: Inline[] = [strong(name), " differs from ", strong(against)];
  const unknown = isUnknown ? " How the algorithms themselves were set is not known of both." : "";
  if (all.length === 0)
    return [
      ...pair,
      isUnknown ? ` in nothing that is known.${unknown}` : " in no setting: all else is chance, or code.",
    ];
  const named = all
    .slice(0, MAX_NAMED)
    .map(({ path, before, after }) => `${path} ${shown(path, after)} instead of ${shown(path, before)}`);
  const more = all.length > MAX_NAMED ? `; and ${all.length - MAX_NAMED} more, in the table` : "";
  return [...pair, ` in ${named.join("; ")}${more}.${unknown}`];
}

const shown = (path: string, value: string) => {
  if (path === "steps trained") return grouped(Number(value));
  return value.replaceAll('"', "");
};

/** Every difference in a row; undefined where there is none. */
export function settingsTable(contrasts: readonly SettingsContrast[]): Table | undefined {
  const rows = contrasts.flatMap(({ name, against, differences: all }) =>
    all.map(({ path, before, after }, i) => [
      i === 0 ? name : "",
      i === 0 ? against : "",
      path,
      shown(path, before),
      shown(path, after),
    ]),
  );
  if (rows.length === 0) return undefined;
  return {
    kind: "table",
    caption:
      "What differs in the settings. Between programs only what both state is compared; how a program reads a setting of the same name may differ still.",
    columns: ["of", "against", "setting", "theirs", "its own"].map((title) => ({ title, align: "left" as const })),
    rows: rows.map((row) => row.map((text) => ({ text }))),
  };
}
