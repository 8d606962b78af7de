import { readFileSync } from "node:fs";

/** Values by SciPy, rliable (commit 3ccd9f4) and arch, which those tools computed and no code of ours. */
export const golden = JSON.parse(readFileSync(new URL("../data/stats_golden.json", import.meta.url), "utf8"));
