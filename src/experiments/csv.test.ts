import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("toCsv", () => {
  it("writes a header and full-precision numbers, a line each", () => {
    const table = { caption: "", columns: ["x", "y"], rows: [[1, 0.1 + 0.2]] };
    expect(toCsv(table)).toBe("x,y\r\n1,0.30000000000000004\r\n");
  });

  it("quotes cells with commas, quotes and line breaks", () => {
    const table = { caption: "", columns: ["a,b"], rows: [['say "hi"'], ["two\nlines"]] };
    expect(toCsv(table)).toBe('"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\n');
  });
});
