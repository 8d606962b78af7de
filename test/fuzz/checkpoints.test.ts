import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import type { Checkpoint } from "../../src/checkpoint/checkpoint.ts";
import { fromPlain, toPlain } from "../../src/checkpoint/plain.ts";
import { seal, unseal } from "../../src/checkpoint/seal.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { atMost, task } from "../../src/env/task.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { train } from "../../src/train.ts";
import { corridor } from "../experiments/fixtures/corridor.ts";
import { method } from "../experiments/fixtures/tiny.ts";
import { mutated, mutatedBytes, nasty, tally } from "./mutate.ts";

const { attempt, print } = tally("checkpoints");
afterAll(print);

const small = { ...method, numEnvs: 2, numSteps: 4, network: perceptron({ hidden: [3] }) };
const training = {
  task: task(corridor, atMost(0.5)),
  algorithm: lagrangianPpo(small),
  seed: 0,
  totalSteps: 16,
  engine: reference,
};
const [first] = train(training);
const checkpoint = first.checkpoint();
const sealed = seal(checkpoint);

it("a file that is not what was written is refused", () => {
  fc.assert(
    fc.property(mutatedBytes(sealed), (bytes) => {
      expect(attempt(() => unseal(bytes, "here"))).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

it("a checksum does not make a text that means nothing into data", () => {
  const { text, buffers } = toPlain(checkpoint);
  const rest = Buffer.concat([...buffers]);
  const texts = fc.oneof(
    mutated(JSON.parse(text)).map((value) => JSON.stringify(value) ?? ""),
    mutatedBytes(Buffer.from(text)).map((bytes) => Buffer.from(bytes).toString()),
  );
  fc.assert(
    fc.property(texts, (plain) => {
      attempt(() => unseal(resealed(plain, rest), "here"));
    }),
    { numRuns: 1500 },
  );
});

it("data is kept exactly, or refused", () => {
  fc.assert(
    fc.property(nasty, (value) => {
      const plain = attempt(() => toPlain(value));
      if (plain === undefined) return;
      const again = toPlain(fromPlain(plain.text, Buffer.concat([...plain.buffers])));
      expect(again.text).toBe(plain.text);
    }),
    { numRuns: 1000 },
  );
});

it("training goes on from a checkpoint, or says why it cannot", () => {
  const { identity, ...state } = checkpoint;
  // What the state of an environment, of a price or of a stream must look like, only that knows.
  const { states, diagnostics, ...envs } = state.envs;
  const { duals, streams, ...agent } = state.agent as { readonly duals: unknown; readonly streams: unknown };
  const within = mutated({ ...state, agent, envs }, nasty).map((other) => {
    const found = (other ?? {}) as { readonly agent?: object; readonly envs?: object };
    return {
      identity,
      ...found,
      agent: { duals, streams, ...found.agent },
      envs: { states, diagnostics, ...found.envs },
    };
  });
  const others = mutated(identity, nasty).map((other) => ({ ...checkpoint, identity: other }));
  fc.assert(
    fc.property(fc.oneof({ weight: 5, arbitrary: within }, others), (from) => {
      attempt(() => {
        for (const { losses } of train({ ...training, from: from as Checkpoint })) expect(losses).toBeDefined();
      });
    }),
    { numRuns: 800 },
  );
});

/** The bytes of a file that holds a text and buffers, whatever they mean. */
function resealed(text: string, buffers: Uint8Array): Uint8Array {
  const letters = Buffer.from(text);
  const payload = Buffer.concat([letters, buffers]);
  const claims = `saddle-checkpoint 1 ${payload.length} ${letters.length} ${"0".repeat(64)}`;
  const checksum = createHash("sha256").update(claims).update(payload).digest("hex");
  return Buffer.concat([Buffer.from(`${claims} ${checksum}\n`), payload]);
}
