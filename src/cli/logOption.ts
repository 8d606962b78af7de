import { InvalidArgumentError } from "commander";
import { logFormatNames, type LogFormatName } from "../logs/formats.ts";

/** Reads the kinds of logs to be written, `tensorboard,csv`, each once. */
export function logOption(text: string): readonly LogFormatName[] {
  const names = text.split(",").map((name) => name.trim());
  const stranger = names.find((name) => !(logFormatNames as readonly string[]).includes(name));
  if (stranger === undefined) return [...new Set(names)] as LogFormatName[];
  throw new InvalidArgumentError(`There is no log "${stranger}"; expected some of ${logFormatNames.join(", ")}.`);
}
