/** The polynomial 0x1EDC6F41 (Castagnoli), bits reversed. */
const POLYNOMIAL = 0x82f63b78;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/**
 * CRC-32C of some bytes, as an unsigned whole number; of "123456789" it is e3069283.
 *
 * RFC 3720 (2004), §12.1 and appendix B.4, https://www.rfc-editor.org/rfc/rfc3720
 */
export function crc32c(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = table[(rest ^ byte) & 255] ^ (rest >>> 8);
  return ~rest >>> 0;
}

/**
 * The same, turned by 15 bits and moved, as record files keep it: the checksum
 * of bytes that hold checksums themselves would otherwise tell little.
 *
 * TensorFlow, `core/lib/hash/crc32c.h`
 */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
