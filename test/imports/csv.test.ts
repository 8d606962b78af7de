import { describe, expect, it } from "vitest";
import { findColumn, needColumn, parseCsv } from "../../src/imports/csv.ts";

describe("CSV files", () => {
  it("may quote cells, end lines as Windows does, and leave cells blank", () => {
    const { names, rows } = parseCsv('a,"b ""c"", d"\r\n1,\r\n"2\n3",4\r\n', "x.csv");
    expect(names).toEqual(["a", 'b "c", d']);
    expect(rows).toEqual([
      ["1", ""],
      ["2\n3", "4"],
    ]);
  });

  it("may be empty", () => expect(parseCsv("", "x.csv")).toMatchObject({ names: [], rows: [] }));

  it("may end without a line's end, whole or cut off", () => {
    expect(parseCsv("a,b\n1,2\n3,4", "x.csv")).toMatchObject({
      rows: [
        ["1", "2"],
        ["3", "4"],
      ],
      numBytesLeft: 0,
    });
    expect(parseCsv("a,b\n1,2\n3", "x.csv")).toMatchObject({ rows: [["1", "2"]], numBytesLeft: 1 });
  });

  it("are read up to where they make no sense", () => {
    const left = '3"x,4\n5,6\n';
    const damaged = parseCsv(`a,b\n1,2\n${left}`, "x.csv");
    expect(damaged).toMatchObject({ rows: [["1", "2"]], numBytesLeft: left.length, isDamaged: true });
    expect(parseCsv('a,b\n1,2\n3,"fo', "x.csv")).toMatchObject({ numBytesLeft: 5, isDamaged: false });
  });

  it("hold numbers as Python and JavaScript print them", () => {
    const file = parseCsv("x\n1e-3\nnan\ninf\n-inf\nInfinity\n-Infinity\n\ntensor(0.5)\nhello\n", "x.csv");
    expect(findColumn(file, ["y", "x"])).toEqual([0.001, NaN, Infinity, -Infinity, Infinity, -Infinity, 0.5, NaN]);
  });

  it("name the columns that they have where none comes near the missing one", () => {
    const file = parseCsv("alpha,beta\n1,2\n", "x.csv");
    expect(() => needColumn(file, ["episodeReturn"])).toThrow(
      'x.csv has no column "episodeReturn"; it has alpha, beta',
    );
  });
});
