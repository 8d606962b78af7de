import { maskedCrc32c } from "./crc32c.ts";

/**
 * A record as record files hold it: its length (8 bytes, little-endian), the
 * checksum of that, the record, its checksum (4 bytes each).
 *
 * TensorFlow, "TFRecord and tf.train.Example", https://www.tensorflow.org/tutorials/load_data/tfrecord
 */
export function framed(record: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(HEAD + record.length + FOOT);
  bytes.writeBigUInt64LE(BigInt(record.length));
  bytes.writeUInt32LE(maskedCrc32c(bytes.subarray(0, 8)), 8);
  bytes.set(record, HEAD);
  bytes.writeUInt32LE(maskedCrc32c(record), HEAD + record.length);
  return bytes;
}

const HEAD = 12; // bytes before a record
const FOOT = 4; // and after it

/** What a record file holds. */
export interface Records {
  readonly records: readonly Buffer[];
  /** What follows the last whole record. */
  readonly numBytesLeft: number;
  /** Whether that is damaged, and not only cut off. */
  readonly isDamaged: boolean;
}

/** Takes a record file apart, up to where it is cut off, as by a crash, or damaged. */
export function recordsOf(file: Buffer): Records {
  const records: Buffer[] = [];
  let at = 0;
  const answer = (isDamaged: boolean): Records => ({ records, numBytesLeft: file.length - at, isDamaged });
  while (file.length - at >= HEAD) {
    if (file.readUInt32LE(at + 8) !== maskedCrc32c(file.subarray(at, at + 8))) return answer(true);
    const end = at + HEAD + Number(file.readBigUInt64LE(at));
    if (end + FOOT > file.length) return answer(false);
    const record = file.subarray(at + HEAD, end);
    if (file.readUInt32LE(end) !== maskedCrc32c(record)) return answer(true);
    records.push(record);
    at = end + FOOT;
  }
  return answer(false);
}
