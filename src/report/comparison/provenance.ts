import type { OpenedResults } from "../../imports/openResults.ts";
import { code, heading, type Block } from "../document.ts";

/** Where everything comes from. */
export function provenance(all: readonly OpenedResults[], command: string): Block[] {
  const columns = ["results", "made by", "command", "hash"].map((title) => ({ title, align: "left" as const }));
  const rows = all.map(({ path, program, results }) => {
    const { command: theirs, version, hash } = results.experiment;
    return [path, program === "Saddle" ? `Saddle ${version}` : program, theirs, hash.slice(0, 16)].map((text) => ({
      text,
    }));
  });
  return [
    heading(2, "Again"),
    { kind: "listing", text: command },
    {
      kind: "table",
      caption: [
        "Where the numbers come from. ",
        code("hash"),
        " is of the configuration, or of what was read from the logs.",
      ],
      columns,
      rows,
    },
  ];
}
