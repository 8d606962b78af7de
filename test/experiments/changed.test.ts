import { describe, expect, it } from "vitest";
import { ppoLagrangian } from "../../src/algorithms/ppoLagrangian.ts";
import { changed } from "../../src/experiments/changed.ts";
import { pid } from "../../src/controllers/pid.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { settings } from "../../src/part.ts";

const recipe = { ...ppoLagrangian, epochs: 10, multiplier: pid() };

describe("changed", () => {
  it("changes a number of the recipe, and nothing else", () => {
    expect(settings(changed(recipe, ["epochs=5"]))).toEqual({ ...(settings(recipe) as object), epochs: 5 });
  });

  it("changes an option of a part", () => {
    const { multiplier } = settings(changed(recipe, ["multiplier.kp=0.125"])) as { multiplier: { pid: object } };
    expect(multiplier.pid).toEqual({ ...pid().options, kp: 0.125 });
  });

  it("changes a list", () => {
    const network = (change: string) => settings(changed(recipe, [change]).network);
    const { hidden: _64, ...rest } = perceptron().options;
    expect(network("network.hidden=32,16")).toEqual({ perceptron: { hidden: [32, 16], ...rest } });
    expect(network("network.hidden=")).toEqual({ perceptron: { hidden: [], ...rest } });
  });

  it("changes a word of a part, which refuses words that it does not know", () => {
    expect(settings(changed(recipe, ["network.activation=relu"]).network)).toMatchObject({
      perceptron: { activation: "relu" },
    });
    expect(() => changed(recipe, ["network.activation=rule"])).toThrow(/activation is "rule"/);
  });

  it.each([
    ["epochs", '"epochs" is not a change; write it as in --set epochs=5'],
    ["epoch=5", 'there is no "epoch"; expected one of name, '],
    ["multiplier.kq=1", 'there is no "kq"; expected one of '],
    ["multiplier=1", "this is the part pid; say which of its numbers: "],
    ["epochs=many", '"many" is not a number; it is 10 otherwise'],
    ["epochs.kp=1", 'there is no "kp"; there is nothing below this'],
    ["name=other", 'this is not a number but "'],
  ])("refuses %s and says what would be right", (change, message) => {
    expect(() => changed(recipe, [change])).toThrow(message);
  });
});
