import { describe, expect, it } from "vitest";
import { eventFileStart, eventRecord, readEvents } from "../../src/logs/events.ts";

const bytes = (base64: string) => Buffer.from(base64, "base64");

// What the protocol buffers and the RecordWriter of TensorBoard 2.21.0 make of the same events.
const theirs = bytes(
  "GAAAAAAAAACjf0siCQAAAAAAAPg/Gg1icmFpbi5FdmVudDoyKihkbD0AAAAAAAAAYEnx7AkAAAAAAAACQBCAvMGWCyosChUKDnJldHVybi9lcGlzb2RlFQAAwD8KEwoMY29zdC9lcGlzb2RlFQAAwH/G5V0L",
);
const ours = () =>
  Buffer.concat([
    eventFileStart(1.5),
    eventRecord({
      wallTime: 2.25,
      step: 3e9,
      scalars: [
        ["return/episode", 1.5],
        ["cost/episode", NaN],
      ],
    }),
  ]);

// Scalars as TensorFlow 2 writes them, a histogram and a text, by the same library.
const tensors = bytes(
  "GAAAAAAAAACjf0siCQAAAAAAAPg/Gg1icmFpbi5FdmVudDoyKihkbPAAAAAAAAAAl0FlqgkAAAAAAAD4PxAHKuIBCiAKBWZsb2F0QgoIARIAKgQAAAA/SgsKCQoHc2NhbGFycwoVCgdjb250ZW50QgoIARIAIgQAAIA+ChgKBmRvdWJsZUIOCAISADIImpmZmZmZuT8KFwoDaW50QhAIAxIAOgr5//////////8BChQKBGxvbmdCDAgJEgBSBoCAgICAIApLCgloaXN0b2dyYW1CPggCEggSAggCEgIIAyIwAAAAAAAAAAAAAAAAAADwPwAAAAAAAABAAAAAAAAACEAAAAAAAAAQQAAAAAAAABRAChEKBHRleHRCCQgHQgVoZWxsbwjW+1U=",
);
const negative = bytes("IAAAAAAAAAAp7alQCQAAAAAAAPg/EP///////////wEqCgoICgF4FQAAgD8mhdc/");

describe("event files", () => {
  it("are written byte by byte as TensorBoard writes them", () => expect(ours()).toEqual(theirs));

  it("give back what was written", () => {
    expect(readEvents(theirs)).toEqual({
      events: [
        {
          wallTime: 2.25,
          step: 3e9,
          scalars: [
            ["return/episode", 1.5],
            ["cost/episode", NaN],
          ],
        },
      ],
      numBytesLeft: 0,
      isDamaged: false,
    });
  });

  it("may hold scalars as tensors, of which histograms and texts are none", () => {
    const [{ step, scalars }] = readEvents(tensors).events;
    expect(step).toBe(7);
    expect(scalars).toEqual([
      ["float", 0.5],
      ["content", 0.25],
      ["double", 0.1],
      ["int", -7],
      ["long", 2 ** 40],
    ]);
  });

  it("may count steps below 0", () => expect(readEvents(negative).events).toMatchObject([{ step: -1 }]));

  it.each([1, 11, 12, 60])(
    "are read as far as they are whole where the last %d bytes of an event are missing",
    (missing) => {
      const file = Buffer.concat([theirs, ours().subarray(40)]); // 40 bytes: the first record
      const cut = file.subarray(0, file.length - missing);
      const { events, numBytesLeft, isDamaged } = readEvents(cut);
      expect(events).toHaveLength(1);
      expect(numBytesLeft).toBe(cut.length - theirs.length);
      expect(isDamaged).toBe(false);
    },
  );

  it.each([
    ["length", 40],
    ["content", 60],
    ["checksum", theirs.length - 1],
  ])("are read up to a record whose %s is not what was written", (_, at) => {
    const file = Buffer.from(theirs);
    file[at] ^= 1;
    expect(readEvents(file)).toEqual({ events: [], numBytesLeft: theirs.length - 40, isDamaged: true });
  });
});
