import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { digestOf, kinds } from "./wasm.digest.ts";

const source = (path: string) => fileURLToPath(new URL(`../../src/engine/wasm/${path}`, import.meta.url));

test("the compiled kernels are those of the source", () => {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const built = join(folder, "kernels.ts");
    execFileSync(process.execPath, [source("build.mjs"), built]);
    const fresh = readFileSync(built, "utf8") === readFileSync(source("kernels.generated.ts"), "utf8");
    expect(fresh, "run `npm run kernels`").toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// Bit-identical on Node 20, 22 and 24.
const DIGESTS: Readonly<Record<string, string>> = {
  "tanh none": "df8fbae03fc380291055ea44cd734199269a4431a2620190894bfcc50304f10c",
  "tanh layer": "f13299aa22c691081ca0bed0f4420bfc988a9dd9b0d924e3a56ad30266757108",
  "relu none": "23630680a71b171251950de24e58dfa7a563f689ce3c8d20c1057f34159f6f1a",
  "relu layer": "779c88f228a1b12e1a76e68f52ce4bd09066fe1e55db844ad9c716c74c1e6bad",
  "elu none": "f736b05a76a492b54ed69db069cdc1be226efe5242ca3d868b5e947ce3711555",
  "elu layer": "459bcd03fed716649461bd8e39e399bba6f32c6530d9eb447bfd91e06b9e267d",
  "silu none": "1eae81654e4db18d1321b23a8c803bd87447c32c6b3cf6f2d94b479abdc3cd5b",
  "silu layer": "dae38e27285dcded4438e985ca3a0f591cac642fb9038430b0935d43e649d4ea",
  "gelu none": "94efdd091dfa29fc0ccb93ce452abdd5e28a56a73352842ed8adb73236056752",
  "gelu layer": "533e2162dc3879b00998a98a64ec356df5d19dbfc1e2782ef9045752551923ba",
};

test.each(kinds)(
  "200 steps of training with $activation and normalization $normalization give the same bits everywhere",
  (kind) => {
    expect(digestOf(kind)).toBe(DIGESTS[`${kind.activation} ${kind.normalization}`]);
  },
);
