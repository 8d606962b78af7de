import { expect, it } from "vitest";
import { refuseUnlike } from "../../src/checkpoint/refuseUnlike.ts";

const fresh = { weights: new Float64Array(3), count: 0, memory: [], last: null, nets: [{ step: 1 }] };

it("takes what could stand in, also where there was nothing yet", () => {
  const later = {
    weights: Float64Array.of(1, 2, 3),
    count: NaN,
    memory: [1, 2],
    last: 5,
    nets: [{ step: 9 }],
    more: 1,
  };
  expect(() => refuseUnlike("here", later, fresh)).not.toThrow();
});

it.each<[change: object, message: string]>([
  [{ weights: new Float64Array(2) }, "here: weights is Float64Array(2); it must be Float64Array(3)"],
  [{ weights: new Float32Array(3) }, "here: weights is Float32Array(3); it must be Float64Array(3)"],
  [{ weights: [1, 2, 3] }, "here: weights is [1,2,3]; it must be Float64Array(3)"],
  [{ count: "1" }, 'here: count is "1"; it must be a number'],
  [{ nets: [] }, "here: nets is []; it must be a list of 1"],
  [{ nets: [null] }, "here: nets.0 is null; it must be a record with step"],
  [{ nets: [{ step: undefined }] }, "here: nets.0.step is undefined; it must be a number"],
])("refuses %j", (change, message) => {
  expect(() => refuseUnlike("here", { ...fresh, ...change }, fresh)).toThrow(message);
});
