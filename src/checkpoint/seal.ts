import { createHash } from "node:crypto";
import type { Checkpoint } from "./checkpoint.ts";
import { fromPlain, toPlain } from "./plain.ts";

const magic = "saddle-checkpoint";
const version = 1;
const longestHeader = 256; // bytes
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A checkpoint as the bytes of a file: a line of text, and a payload,
 *
 *   saddle-checkpoint <version> <bytes of payload> <bytes of text in it> <settings> <checksum> ⏎ text, buffers
 *
 * where `settings` is the SHA-256 of what the numbers follow from, and `checksum` that of all else in the file, both in
 * hexadecimal.
 */
export function seal(checkpoint: Checkpoint): Uint8Array {
  const { text, buffers } = toPlain(checkpoint, "checkpoint");
  const letters = encoder.encode(text);
  const payload = Buffer.concat([letters, ...buffers]);
  const settings = sha256(encoder.encode(toPlain(checkpoint.identity).text));
  const claims = `${magic} ${version} ${payload.length} ${letters.length} ${settings}`;
  return Buffer.concat([encoder.encode(`${claims} ${sha256(encoder.encode(claims), payload)}\n`), payload]);
}

/**
 * The checkpoint that a file holds.
 *
 * @throws where it holds none, one of another version, or one that is not whole and unchanged.
 */
export function unseal(bytes: Uint8Array, where: string): Checkpoint {
  const end = bytes.subarray(0, longestHeader).indexOf(10);
  const header = decoder.decode(bytes.subarray(0, end < 0 ? longestHeader : end));
  const claims = /^saddle-checkpoint (\d{1,9})(?: (\d{1,15}) (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{64})$)?/.exec(header);
  if (!claims) {
    const begun = bytes.length < magic.length && magic.startsWith(header);
    throw new Error(`${where}: ${begun ? "is cut off: its first line is missing" : "is not a checkpoint of Saddle"}`);
  }
  const [whole, theirs, size, numLetters, settings, checksum] = claims;
  if (Number(theirs) !== version) {
    throw new Error(`${where}: is a checkpoint of version ${theirs}; this Saddle reads version ${version}`);
  }
  if (end < 0 && bytes.length < longestHeader) throw new Error(`${where}: is cut off: its first line is not whole`);
  if (checksum === undefined || whole !== header)
    throw new Error(`${where}: is damaged: its first line makes no sense`);
  const payload = bytes.subarray(end + 1);
  if (payload.length !== Number(size)) {
    const what = payload.length < Number(size) ? "is cut off" : "is damaged";
    throw new Error(`${where}: ${what}: ${payload.length} bytes follow its first line, where ${size} should`);
  }
  const claim = `${magic} ${theirs} ${size} ${numLetters} ${settings}`;
  if (sha256(encoder.encode(claim), payload) !== checksum) {
    throw new Error(`${where}: is damaged: its bytes do not give its checksum`);
  }
  const text = decoder.decode(payload.subarray(0, Number(numLetters)));
  try {
    return fromPlain(text, payload.subarray(Number(numLetters))) as Checkpoint;
  } catch (error) {
    throw new Error(`${where}: is damaged: what it holds is no plain data`, { cause: error });
  }
}

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
