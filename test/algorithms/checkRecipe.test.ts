import { describe, expect, it } from "vitest";
import { checkRecipe } from "../../src/algorithms/checkRecipe.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";

const broken = (changes: object) => () => checkRecipe({ ...cppoPid, ...changes });

describe("checkRecipe", () => {
  it("hands back a recipe that is right", () => expect(checkRecipe(cppoPid)).toBe(cppoPid));

  it.each([
    [{ numEnvs: 0 }, "numEnvs is 0; it must be a whole number above 0"],
    [{ numSteps: 2.5 }, "numSteps is 2.5; it must be a whole number above 0"],
    [{ epochs: "10" }, 'epochs is "10"; it must be a whole number above 0'],
    [{ network: [64, 64] }, "network is [64,64]; it must be a part, made with definePart"],
    [{ network: undefined }, "network is undefined; it must be a part, made with definePart"],
    [{ multiplier: 0.5 }, "multiplier is 0.5; it must be a part, made with definePart"],
    [{ sampler: undefined }, "sampler is undefined; it must be a part, made with definePart"],
    [{ stopping: () => false }, "stopping is a function; it must be a part, made with definePart"],
    [{ penalty: {} }, "penalty is {}; it must be a part, made with definePart"],
  ])("refuses %j", (changes, message) => expect(broken(changes)).toThrow(`recipe "CPPO-PID": ${message}`));

  it("refuses a recipe without a name", () => {
    expect(broken({ name: "" })).toThrow('recipe "": name is ""; it must be a text that is not empty');
  });

  it("refuses a key that recipes do not have, and lists those they have", () => {
    expect(broken({ multiplyer: cppoPid.multiplier })).toThrow(
      /^recipe "CPPO-PID": unknown key "multiplyer"; did you mean multiplier\?$/,
    );
  });

  it("knows no hidden layers but those of the network", () => {
    expect(broken({ hidden: [64, 64] })).toThrow(
      'unknown key "hidden"; expected one of name, numEnvs, numSteps, network,',
    );
  });

  it("misses no key", () => {
    for (const key of Object.keys(cppoPid)) {
      const { [key as keyof typeof cppoPid]: _, ...rest } = cppoPid;
      expect(() => checkRecipe(rest as typeof cppoPid), key).toThrow(`${key} is undefined; it must be`);
    }
  });

  it("is asked before any work starts", () => {
    expect(() => lagrangianPpo({ ...cppoPid, epochs: 0 })).toThrow('recipe "CPPO-PID": epochs is 0');
  });
});
