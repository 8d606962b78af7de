/** A span of time for people, in the unit that suits it and no more exactly than an estimate is; "–" for none. */
export function roughly(seconds: number): string {
  if (Number.isNaN(seconds)) return "–";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  return hours < 48 ? `${Number(hours.toPrecision(2))} h` : `${Number((hours / 24).toPrecision(2))} days`;
}

/** How many runs are done side by side. */
export const atATime = (numWorkers: number): string =>
  numWorkers === 1 ? "one run at a time" : `${numWorkers} runs at a time`;
