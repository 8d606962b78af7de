import { main } from "../../src/cli/main.ts";

/** What a command line prints, and its exit code. */
export async function saddle(...args: string[]) {
  const printed = { out: "", err: "" };
  const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
  const interrupt = new AbortController().signal;
  return { code: await main(args, { out: to("out"), err: to("err"), interrupt }), ...printed };
}
