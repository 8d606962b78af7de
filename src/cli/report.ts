import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { loadResults } from "../tables/load.ts";
import { writeTables } from "../tables/write.ts";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
Examples:
  $ saddle report results/quickstart
  $ saddle report results/quickstart --open     and show it in the browser
  $ saddle report results/quickstart --png      and write its figures as PNG beside the SVG`;

/** `saddle report`: tables and report, from results that are there already. */
export function addReport(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("report")
    .description("write the tables and the report of results that are there already")
    .argument("<folder>", "a results folder, such as results/quickstart")
    .option("--open", "show the report in the browser")
    .option("--png", "write the figures as PNG too (needs the package @resvg/resvg-js)")
    .addHelpText("after", help)
    .action(async (folder: string, { open, png }: { open?: boolean; png?: boolean }) => {
      const { writeReport } = await import("../report/writeReport.ts");
      const { pngPrinter } = await import("../report/png.ts");
      const printer = png ? { png: await pngPrinter() } : {};
      writeTables(folder, loadResults(folder));
      const { html, markdown, numFigures } = await writeReport(folder, printer);
      out.write(`report: ${html}\n        ${markdown}\n`);
      if (png) out.write(`        ${join(dirname(html), "figures")} (${numFigures} PNG)\n`);
      if (open) show(html);
      end(exitCodes.ok);
    });
}

function show(path: string): void {
  const opener = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform as string] ?? ["xdg-open"];
  const child = spawn(opener[0], [...opener.slice(1), path], { stdio: "ignore", detached: true });
  // Without a browser the path that was printed has to do.
  child.on("error", () => {});
  child.unref();
}
