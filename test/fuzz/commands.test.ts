import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

// Ctrl-C is pressed before anything begins, so that a line which is right ends at once, with nothing trained.
const interrupt = AbortSignal.abort();
const here = process.cwd();
const corridor = join(import.meta.dirname, "../experiments/fixtures/corridor.ts");
const tiny = join(import.meta.dirname, "../experiments/fixtures/tiny.ts");
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "saddle-fuzz-"));
  process.chdir(root); // where what a line writes may lie
});
const count = { refused: 0, followed: 0 };
afterAll(() => {
  process.chdir(here);
  rmSync(root, { recursive: true, force: true });
  console.log(
    `fuzz, command lines: ${count.refused + count.followed} inputs, ${count.refused} refused in a sentence, ${count.followed} understood`,
  );
});

const options = [
  "--limit --steps --seed --seeds --algorithm --set --episodes --out --fresh --checkpoint-every --quick --workers",
  "--help --engine --version --svg --actions --frames --repeat --gamma --max-states --nonsense -x --",
].flatMap((line) => line.split(" "));
const values =
  "5 0 -1 1e5 1e999 1_0 NaN Infinity 60s 20u 0.5 cost=1 heat=1 epochs=2 =, ppo cppoPid wasm gpu out a/b rrl. __proto__";
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...values.split(" ")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }).filter((text) => !/[./\\]/.test(text)) },
);
const command = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("train", "run", "eval", "report", "list", "check", "play", "probe", "help") },
  { weight: 1, arbitrary: word },
);
const subject = fc.oneof(fc.constantFrom(corridor, tiny, "nowhere", "nowhere.ts", ".", "", "Pnod-v0"), word);
const option = fc.tuple(fc.constantFrom(...options), word).map(([name, value]) => [name, value]);
const lines = fc
  .tuple(
    command,
    fc.option(subject, { freq: 6 }),
    fc.array(
      fc.oneof(
        option,
        word.map((text) => [text]),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([first, second, rest]) => [first, ...(second === null ? [] : [second]), ...rest.flat()]);

it("a command line is followed, or refused in one line", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (line) => {
      const printed = { out: "", err: "" };
      const to = (stream: "out" | "err") => ({ write: (text: string) => void (printed[stream] += text) });
      const code = await main(line, { out: to("out"), err: to("err"), interrupt });
      expect([0, 1, 130]).toContain(code);
      if (code !== 1) return void count.followed++;
      count.refused++;
      expect(printed.err).toMatch(/^(error: [^\n]+\n)$/);
      expect(printed.err).not.toMatch(/Cannot read|is not a function|is not iterable|undefined \(|\bE[A-Z]{4,}: /);
      // Refused before any work: nothing half written.
      if (existsSync("results")) expect(readdirSync("results", { recursive: true }).join()).not.toMatch(/\.tmp/);
    }),
    { numRuns: 800 },
  );
});
