import { shown } from "../shown.ts";

/**
 * Makes sure that saved data could stand in for other data of its kind: where that has a record, there is one with all
 * its keys; where it has a typed array or a list that is not empty, one of the same length; where it has a number, a
 * text or a boolean, one too. Where it has nothing yet, there may be anything.
 *
 * @throws naming the first place where it could not.
 */
export function refuseUnlike(where: string, found: unknown, expected: unknown, path = ""): void {
  const refuse = (rule: string): never => {
    const what = ArrayBuffer.isView(found) ? kindOf(found) : shown(found);
    throw new Error(`${where}: ${path || "it"} is ${what}; it must be ${rule}`);
  };
  if (expected === null || expected === undefined || expected instanceof Map || isEmptyList(expected)) return;
  if (typeof expected !== "object") {
    if (typeof found !== typeof expected) refuse(`a ${typeof expected}`);
  } else if (ArrayBuffer.isView(expected)) {
    if (!ArrayBuffer.isView(found) || kindOf(found) !== kindOf(expected)) refuse(kindOf(expected));
  } else {
    const isList = Array.isArray(expected);
    if (isList && !(Array.isArray(found) && found.length === expected.length)) refuse(`a list of ${expected.length}`);
    const stranger = Object.keys(expected).find((key) => !Object.hasOwn(Object(found) as object, key));
    if (stranger !== undefined) refuse(`a record with ${Object.keys(expected).join(", ")}`);
    for (const [key, value] of Object.entries(expected)) {
      refuseUnlike(where, (found as Readonly<Record<string, unknown>>)[key], value, path ? `${path}.${key}` : key);
    }
  }
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
const kindOf = (view: ArrayBufferView) => `${view.constructor.name}(${(view as Float64Array).length})`;
