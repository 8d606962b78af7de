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
  "BallCircleLite-v0": "9ee2b152700786abd0758fb8028434f8fa24dab68fe4586f2becd02253835984",
  "BallRunLite-v0": "7fa9ee27c6989563944216be8541a43d3b60eb25c89fd73d58260b27994a1e16",
  "Bridge-v0": "f6504475196c8a364d0e63cb3eb9b65f0f089208b59be80bc7b5f16c7c533669",
  "BridgeSlip-v0": "7c14a0785139031d3640c9ddada64525d08fd00a9fca492bdc7ae2a82d10a62d",
  "CarLiteButton0-v0": "ed1f8955104672ff3159e1b2de088f783b9d26e34f068cf20199a8b8922d5819",
  "CarLiteButton1-v0": "478806817ab9c0701f4ffea2f943fc3f0426d61d323bec793e3e235269f8cece",
  "CarLiteButton2-v0": "f94919cfdda754eebdde9f8ed03a2ce9b685f990c4c9586d2ad46c22af75f3ed",
  "CarLiteCircle0-v0": "ce38cbf625d5d03473c1f2b861113f712b21c1fbf5873ad81b2afc8155d5b4ee",
  "CarLiteCircle1-v0": "9a82a6cc4dafbba4aeeadd3d0a8489acaec00c86177ffbb823c77b99b80549ad",
  "CarLiteCircle2-v0": "732cd2cd6df14c3af5d5157afa267dd731048cad136f09cb2f848429342904b2",
  "CarLiteGoal0-v0": "957033cac4b05fb05acad894b30cca511964176058827457260097ef0783a865",
  "CarLiteGoal1-v0": "52103929f44474183b7652f8d7dcedc26275addbf547b781ed90056cd75be03f",
  "CarLiteGoal2-v0": "91a86c2546f8a4c8f23d3ae3a43d10147ace5da198d3d97bbc7f85dff6f03201",
  "CarLitePush0-v0": "9d55be5c03e0bd854a9793106e4fded8731b1ed6b683c45d16ea3ddcbb98a1a2",
  "CarLitePush1-v0": "5dae10fa4420f3ff4a443212481afba708216d42da639a40f67836e81e020b88",
  "CarLitePush2-v0": "9d21fa7521be7d18800191a713c0c9f0ed9b6893e1bcb4c32ae80f3b1c66bab9",
  "CarLiteRun0-v0": "addf12cd35ec6ae99f16298c85f47748eadb58710b70f9fb957572d19be86335",
  "CpoPointCircle-v0": "65c2a2a7576e780454f50dc233530a89e70c1b34f6d9e04f2051d56e90683f57",
  "CpoPointGather-v0": "65c6549ba5ba3589819893aec060a73666c9558769df45ee26f22ef160093b76",
  "FourRooms-v0": "72443811cc69b8c4c3d6d187139e5c453bf5fe9ead66708da03be37706de4f36",
  "Gates-v0": "ee4bdbc56c0fcd1a3354fd271867f7fcad4e61a11c55caefa99784ecddaad4af",
  "IslandNavigation-v0": "8e0b62ca7834e74eb1aa2f9c239e272a5fe1aefc1d0776be20a2687e70a914d7",
  "Pond-v0": "a2c76ace9059972de331ba1a9665533d896adaaaecc0910e8afc0be22b3f7b2a",
  "SafetyPointButton0-v0": "506f19dee3acaac5ed9a8b83cb30b2067a9be0a6340a8093bd85728b147e17d4",
  "SafetyPointButton1-v0": "a03bcff1165ee3e5981ce9678c89567a08bedb8792e17112a7236ed4194a74b7",
  "SafetyPointButton2-v0": "eb5af5146fc1692c4d28c48d229f14ef588a26a22e9b1fd9360c0b1fe73e64c9",
  "SafetyPointCircle0-v0": "581b1839f4d8760eae8ca244b4be55316a9135ee2b827ec432960c7d11d7b9d0",
  "SafetyPointCircle1-v0": "3c331c22bdd5bc003feb0b253a296fd6a746b88bb9fffb84c339ab133c92d5ea",
  "SafetyPointCircle2-v0": "b8515c99910a3718a78fffcda9145903b8cc182613ad4245e4a71427e9d537c9",
  "SafetyPointGoal0-v0": "4cc33e725663af481e995fba026a275580597d9c9372f1c33c6848199984a364",
  "SafetyPointGoal1-v0": "809a6aa2bca32dfbfb7d895fda0edc954b0f156f6a7bb79c03a0f31f665b293f",
  "SafetyPointGoal2-v0": "45127da1a26096d336027df3542cc66de1a63d2ba11642bd918a88b45c3bbbb0",
  "SafetyPointPush0-v0": "eb8100d50a11289db85a2c04a8c2a87595148830e92ac6704c31a676585eb0bc",
  "SafetyPointPush1-v0": "893511d21a19cd6474f263581d34e78e3a4b78103f0c57268b3612ec8c417862",
  "SafetyPointPush2-v0": "59d2d921519756d98c06140b4867cdd8b24faea08f675e38712d83abc0bf1491",
  "SafetyPointRun0-v0": "ec87637a424bb2e92c6ce4faeebdb9b30e6aa5e2d493d350ee94603fcf1cfe35",
  "Safexp-PointButton0-v0": "d18a02a6310e0a991e166367d5013f0488d75811ca7c42e21411c951e18dd0dc",
  "Safexp-PointButton1-v0": "83e9e1483752f70370f5e4107b6bc6e109ce3dddc2a509d4588daca6dd19fc05",
  "Safexp-PointButton2-v0": "c10049b58deef4952c5816ac1c811989edb97d1d8fb57d6fbdceaf73039ed52b",
  "Safexp-PointCircle-v0": "4b1bcb905e33bce5498499170fd0899ba7ce4167f58820a5ad3a83b589a874b6",
  "Safexp-PointGoal0-v0": "a1b1eec40c5889c171eec7d9a77692ce5dd93cc6fa8b035d6cee57f0fde69655",
  "Safexp-PointGoal1-v0": "87139943a10732657eb4560c0218482cc07006451f812f4d45ad771b8c2f5a2a",
  "Safexp-PointGoal2-v0": "79d4b3498dd55b598385917b20fe30026ac28c358a3e34dd3a0f1cc5cc706c2d",
  "Safexp-PointPush0-v0": "5963caba0bf6dcafdfec68a1668c7ee74603bfde42d9e6aa963a59600660f338",
  "Safexp-PointPush1-v0": "7f3cd0b3d4389706051cfe2dffd410e2cb9d3cad63d32edb3facebec04dd9cde",
  "Safexp-PointPush2-v0": "91cb6d48bcfc67eb58aeada2f36c86c522787d24087dcf475b27d83f7382507a",
  "Safexp-PointRun-v0": "1562436b959a0b69a15867aaf34812a2fe45f9acc3a2e0d033a9b5dd4f2c57f1",
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
