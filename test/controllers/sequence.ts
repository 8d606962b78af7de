import type { Controller, Pace } from "../../src/controllers/controller.ts";

/** What a controller answers to one input after another. */
export function sequence(
  controller: Controller,
  inputs: readonly number[],
  pace: (update: number) => Pace = () => ({ progress: 0, rate: 1 }),
): number[] {
  let state = controller.init();
  return inputs.map((input, update) => {
    state = controller.update(state, input, pace(update));
    return controller.value(state);
  });
}
