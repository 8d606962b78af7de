import {
  bytesField,
  bytesOf,
  doubleField,
  fieldsOf,
  floatField,
  intField,
  intOf,
  intsOf,
  type Field,
} from "./protobuf.ts";
import { framed, recordsOf, type Records } from "./recordFile.ts";

// The numbers of the fields, as `event.proto`, `summary.proto` and `tensor.proto` of
// https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto have them.
const event = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 } as const;
const summary = { value: 1 } as const;
const summaryValue = { tag: 1, simpleValue: 2, tensor: 8 } as const;
const tensor = { type: 1, content: 4, floats: 5, doubles: 6, ints: 7, longs: 10 } as const;
const types = { float: 1, double: 2, int: 3, long: 9 } as const;

/** Scalars of one step, by tag. */
export interface ScalarEvent {
  readonly wallTime: number; // seconds
  readonly step: number;
  readonly scalars: readonly (readonly [tag: string, value: number])[];
}

/** What an event file begins with. */
export const eventFileStart = (wallTime: number): Uint8Array =>
  framed(Buffer.concat([doubleField(event.wallTime, wallTime), bytesField(event.fileVersion, "brain.Event:2")]));

/** The scalars of one step as a record of an event file. Values have the 24 bits of a float. */
export function eventRecord({ wallTime, step, scalars }: ScalarEvent): Uint8Array {
  const values = scalars.map(([tag, value]) =>
    bytesField(summary.value, bytesField(summaryValue.tag, tag), floatField(summaryValue.simpleValue, value)),
  );
  const parts = [
    doubleField(event.wallTime, wallTime),
    intField(event.step, step),
    bytesField(event.summary, ...values),
  ];
  return framed(Buffer.concat(parts));
}

/** Reads the scalars of an event file, both plain ones and those that TensorFlow 2 writes as tensors, up to where it is whole. */
export function readEvents(file: Buffer): Omit<Records, "records"> & { readonly events: readonly ScalarEvent[] } {
  const { records, ...rest } = recordsOf(file);
  return { events: records.map(eventOf).filter(({ scalars }) => scalars.length > 0), ...rest };
}

function eventOf(record: Buffer): ScalarEvent {
  const fields = fieldsOf(record);
  const values = fieldsOf(bytesOf(fields, event.summary) ?? Buffer.alloc(0)).filter(
    ({ field }) => field === summary.value,
  );
  return {
    wallTime: bytesOf(fields, event.wallTime)?.readDoubleLE() ?? 0,
    step: intOf(fields, event.step),
    scalars: values.flatMap(({ bytes }) => {
      const value = fieldsOf(bytes);
      const number = numberOf(value);
      return number === undefined ? [] : [[bytesOf(value, summaryValue.tag)?.toString() ?? "", number] as const];
    }),
  };
}

function numberOf(value: readonly Field[]): number | undefined {
  const plain = bytesOf(value, summaryValue.simpleValue);
  if (plain) return plain.readFloatLE();
  const fields = fieldsOf(bytesOf(value, summaryValue.tensor) ?? Buffer.alloc(0));
  switch (intOf(fields, tensor.type)) {
    case types.float:
      return only(fields, tensor.floats, 4, (bytes) => bytes.readFloatLE());
    case types.double:
      return only(fields, tensor.doubles, 8, (bytes) => bytes.readDoubleLE());
    case types.int:
      return one(intsOf(fields, tensor.ints)) ?? only(fields, tensor.content, 4, (bytes) => bytes.readInt32LE());
    case types.long:
      return (
        one(intsOf(fields, tensor.longs)) ?? only(fields, tensor.content, 8, (bytes) => Number(bytes.readBigInt64LE()))
      );
    default:
      return undefined;
  }
}

/** The number of a tensor that holds one, in its own field or as raw content; a histogram, or an image, holds more. */
function only(fields: readonly Field[], own: number, size: number, read: (bytes: Buffer) => number) {
  const bytes = bytesOf(fields, own) ?? bytesOf(fields, tensor.content);
  return bytes?.length === size ? read(bytes) : undefined;
}

const one = (numbers: readonly number[]): number | undefined => (numbers.length === 1 ? numbers[0] : undefined);
