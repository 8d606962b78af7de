import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { digests } from "./digests.ts";

/**
 * SHA-256 of what happens. Where one of these changes, so does every result
 * that was ever published: change it on purpose, and say so in the changelog.
 */
const GOLDEN = {
  cppoPid: "6df0eefd691fd11fcb14c719c3cc23fe4d7c0f62468f46657cca7c3344b7c12f",
  ppoLagrangian: "7081b6bb16028f87ac3125fd547712003d5d75898b3f6c61ae7ccea7bf0ff113",
  ppo: "e76d4b13adbcb6a93208456d0b02575f2a264bb654bd097244b5605e18192610",
  trpo: "3fea4c747b99a0c75aa38f7eac3b8d14954784bd34d5546a85f6fc779eec441c",
  trpoLagrangian: "f669dc222dec5821e60baf246acae4ae6902bf7f672f1b7d53b271f84df3ab3c",
  cpo: "0b996e81022ab802563b4516d2584fe1ca343d80d020babbdc0ac6c768ed2a36",
  everything: "d1433b56d40b8147656e99cfec10b996a184382839c16f232e09c5931803cb65",
  "Bridge-v0": "f6504475196c8a364d0e63cb3eb9b65f0f089208b59be80bc7b5f16c7c533669",
  "BridgeSlip-v0": "7c14a0785139031d3640c9ddada64525d08fd00a9fca492bdc7ae2a82d10a62d",
  "FourRooms-v0": "72443811cc69b8c4c3d6d187139e5c453bf5fe9ead66708da03be37706de4f36",
  "Gates-v0": "ee4bdbc56c0fcd1a3354fd271867f7fcad4e61a11c55caefa99784ecddaad4af",
  "IslandNavigation-v0": "8e0b62ca7834e74eb1aa2f9c239e272a5fe1aefc1d0776be20a2687e70a914d7",
  "Pond-v0": "a2c76ace9059972de331ba1a9665533d896adaaaecc0910e8afc0be22b3f7b2a",
  "SafetyPointCircle0-v0": "581b1839f4d8760eae8ca244b4be55316a9135ee2b827ec432960c7d11d7b9d0",
  "SafetyPointCircle1-v0": "3c331c22bdd5bc003feb0b253a296fd6a746b88bb9fffb84c339ab133c92d5ea",
  "SafetyPointCircle2-v0": "b8515c99910a3718a78fffcda9145903b8cc182613ad4245e4a71427e9d537c9",
  "SafetyPointGoal0-v0": "4cc33e725663af481e995fba026a275580597d9c9372f1c33c6848199984a364",
  "SafetyPointRun0-v0": "ec87637a424bb2e92c6ce4faeebdb9b30e6aa5e2d493d350ee94603fcf1cfe35",
  "TwoCosts-v0": "32743c17a4c10aadb9ab7ac4581704854b2d1ca7c2d6482c9e80450b88259303",
};

const present = await digests();

it.each(Object.entries(GOLDEN))("%s does what it always did, to the last bit", (name, golden) => {
  expect(present[name]).toBe(golden);
});

/** Where another Node is: an environment variable says so (`NODE22=/path/to/node`), or it is called node22. */
const others = ["22", "24"].map((version) => {
  const command = process.env[`NODE${version}`] ?? `node${version}`;
  return { version, command, found: spawnSync(command, ["--version"]).status === 0 };
});

for (const { version, command, found } of others) {
  const without = found ? "" : ` (skipped: there is no ${command}; set NODE${version})`;
  it.skipIf(!found)(`Node ${version} does the same${without}`, () => {
    const { stdout, stderr } = spawnSync(command, ["--experimental-strip-types", "test/golden/print.ts"], {
      encoding: "utf8",
    });
    expect(stdout, stderr).not.toBe("");
    expect(JSON.parse(stdout)).toEqual(present);
  });
}
