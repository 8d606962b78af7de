/** Why a package cannot be used: it is not there, or it is but does not load, for the reason that it gives. */
export type PackageProblem = "absent" | { readonly broken: string };

/**
 * What an error that came of importing a package says about it. Where it speaks of another package that is missing,
 * one that this one needs, this one is there but broken.
 */
export function packageProblem(name: string, error: unknown): PackageProblem {
  const message = error instanceof Error ? error.message : String(error);
  const isAbsent = ["package", "module"].some((kind) => message.startsWith(`Cannot find ${kind} '${name}'`));
  return isAbsent ? "absent" : { broken: message.split("\n")[0].trim().replace(/\.$/, "") };
}
