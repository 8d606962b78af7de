import type { Command } from "commander";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
With the schema an editor completes the keys of an experiment that is written as YAML, says what
they mean and what their defaults are, and marks what cannot be. Name it in the file's first line:

  # yaml-language-server: $schema=./schema.json

Examples:
  $ saddle schema --out experiments/schema.json
  $ saddle run experiments/limits.yaml --quick`;

/** `saddle schema`: the JSON schema of experiments that are written as YAML or JSON. */
export function addSchema(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("schema")
    .description("write the JSON schema of experiments in YAML, for editors")
    .option("--out <file>", "where it goes (default: to the screen)")
    .addHelpText("after", help)
    .action(async ({ out: file }: { readonly out?: string }) => {
      const { jsonSchema } = await import("../experiments/written/jsonSchema.ts");
      const text = `${JSON.stringify(await jsonSchema(), null, 2)}\n`;
      if (file === undefined) out.write(text);
      else {
        const { writeWhole } = await import("../experiments/files.ts");
        writeWhole(file, text);
        out.write(`${file}: written\n`);
      }
      end(exitCodes.ok);
    });
}
