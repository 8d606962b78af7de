import { describe, expect, it } from "vitest";
import { crc32c, maskedCrc32c } from "../../src/logs/crc32c.ts";

describe("crc32c", () => {
  // The check value of the CRC catalogue, and the examples of RFC 3720, appendix B.4.
  it.each([
    ["123456789", Buffer.from("123456789"), 0xe3069283],
    ["nothing", Buffer.alloc(0), 0],
    ["32 zeros", Buffer.alloc(32), 0x8a9136aa],
    ["32 ones", Buffer.alloc(32, 0xff), 0x62a8ab43],
    ["0, 1, …, 31", Buffer.from(Array.from({ length: 32 }, (_, i) => i)), 0x46dd794e],
  ])("of %s is what the standard says", (_, bytes, expected) => expect(crc32c(bytes)).toBe(expected));

  it("is turned by 15 bits and moved where it is masked", () => {
    const crc = 0xe3069283n;
    const turned = ((crc >> 15n) | (crc << 17n)) & 0xffffffffn;
    expect(BigInt(maskedCrc32c(Buffer.from("123456789")))).toBe((turned + 0xa282ead8n) & 0xffffffffn);
  });
});
